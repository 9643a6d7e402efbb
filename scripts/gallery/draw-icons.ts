import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ScriptFailed } from '../cli/command-line.ts';
import { findChromium } from '../demo/find-chromium.ts';
import { openBrowser, openWindow } from '../demo/open-browser.ts';

const folder = path.resolve(import.meta.dirname, '../../manifest');
const icons = [
  { name: 'color', size: 192 },
  { name: 'color32', size: 32 },
  { name: 'outline', size: 32 },
] as const;

/** @throws ScriptFailed if no Chromium is found */
export async function drawIcons(): Promise<void> {
  const chromium = findChromium();
  if (chromium === undefined)
    throw new ScriptFailed('No Chromium starts here: see scripts/demo/find-chromium.ts.');
  const browser = await openBrowser(chromium);
  for (const { name, size } of icons) {
    const window = await openWindow(browser, { viewport: { width: size, height: size } });
    const page = await window.newPage();
    const svg = readFileSync(path.join(folder, `${name}.svg`), 'utf8');
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    writeFileSync(
      path.join(folder, `${name}.png`),
      await page.screenshot({ omitBackground: true }),
    );
    await window.close();
  }
  await browser.close();
}
