import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { findChromium } from '../../scripts/demo/find-chromium.ts';
import { openBrowser } from '../../scripts/demo/open-browser.ts';

const marker = path.resolve(import.meta.dirname, '../../test-results/browser-skipped');
const chromium = findChromium();

if (chromium === undefined) {
  const why =
    'No Chromium starts on this machine: neither the one that comes with the install nor one of the system.';
  mkdirSync(path.dirname(marker), { recursive: true });
  writeFileSync(marker, `${why}\n`);
  console.warn(`The browser tests are skipped. ${why}`);
} else {
  rmSync(marker, { force: true });
}

/**
 * `describe` if a browser is available; otherwise skipped, noted in test-results/browser-skipped.
 */
export const describeInBrowser = chromium === undefined ? describe.skip : describe;

/** Starts a headless browser; the caller closes it. */
export function aBrowser(): Promise<Browser> {
  if (chromium === undefined) throw new Error('describeInBrowser would have skipped this');
  return openBrowser(chromium);
}
