import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { Chromium } from '../demo/find-chromium.ts';
import { openBrowser, openWindow } from '../demo/open-browser.ts';
import { LOOKS } from './looks.ts';

/** Takes a screenshot of each card in each look and language. Resolves to the number taken. */
export async function takePictures(
  chromium: Chromium,
  page: string,
  languages: readonly string[],
  only: RegExp,
): Promise<number> {
  const browser = await openBrowser(chromium);
  try {
    const window = await (await openWindow(browser)).newPage();
    let count = 0;
    for (const { name: look } of LOOKS)
      for (const language of languages) {
        await window.goto(`${pathToFileURL(page).href}?look=${look}&language=${language}`);
        const folder = path.join(path.dirname(page), `${look}-${language}`);
        mkdirSync(folder, { recursive: true });
        count += await picturesOf(window, folder, only);
      }
    return count;
  } finally {
    await browser.close();
  }
}

async function picturesOf(window: Page, folder: string, only: RegExp): Promise<number> {
  let count = 0;
  for (const card of await window.locator('[data-card]').all()) {
    const name = (await card.getAttribute('data-card')) ?? '';
    if (!only.test(name)) continue;
    await card.screenshot({ path: path.join(folder, `${name.replaceAll(' ', '-')}.png`) });
    count += 1;
  }
  return count;
}
