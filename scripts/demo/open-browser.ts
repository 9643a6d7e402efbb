import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
} from 'playwright-core';
import type { Chromium } from './find-chromium.ts';

/** Disables background traffic, which would disturb tests and pictures. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser({ executablePath, environment }: Chromium): Promise<Browser> {
  const env = { ...process.env, ...environment };
  return chromium.launch({ executablePath, args: ARGUMENTS, env: defined(env) });
}

/** A browser context that can reach only this machine; requests to other hosts are aborted. */
export async function openWindow(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  await context.route(
    (url) => url.protocol.startsWith('http') && !isThisMachine(url.hostname),
    (route) => route.abort(),
  );
  return context;
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}

function defined(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
