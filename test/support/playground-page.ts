import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import { openWindow } from '../../scripts/demo/open-browser.ts';

const root = path.resolve(import.meta.dirname, '../..');
/**
 * `DOCS_IMAGES=1 npm run jest -- test/browser` takes a picture of each step in
 * test-results/playground, and redraws the README's pictures.
 */
const draws = process.env['DOCS_IMAGES'] === '1';
const pictures = path.join(root, 'test-results/playground');
const docs = path.join(root, 'docs/images');

/** Milliseconds that Playwright waits for an element. */
const ANSWER_MS = 30_000;

/** Operates the Agents Playground as a person does. */
export class PlaygroundPage {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(browser: Browser, url: string): Promise<PlaygroundPage> {
    const window = await openWindow(browser, { viewport: { width: 1280, height: 1700 } });
    const page = await window.newPage();
    await page.goto(url);
    const opened = new PlaygroundPage(page);
    await opened.#compose.waitFor();
    // Hides the developers' log panel.
    await page.getByText('Log Panel').locator('xpath=..').getByRole('button').last().click();
    return opened;
  }

  get #compose(): Locator {
    return this.#page.getByRole('textbox').last();
  }

  get #cards(): Locator {
    return this.#page.locator('.ac-adaptiveCard');
  }

  /** The newest card, or the newest one that holds the text. */
  card(text?: string | RegExp): Locator {
    return (text === undefined ? this.#cards : this.#cards.filter({ hasText: text })).last();
  }

  /** Number of cards that contain the text. */
  async count(text: string): Promise<number> {
    return this.#cards.filter({ hasText: text }).count();
  }

  /** Sends a message, of several lines as a pasted text has them. */
  async say(text: string): Promise<void> {
    await this.#compose.click();
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) await this.#page.keyboard.press('Shift+Enter');
      await this.#page.keyboard.insertText(line);
    }
    await this.#page.keyboard.press('Enter');
  }

  /** Presses the button of a card with this name, and waits until a card is added or reads otherwise. */
  async press(name: string | RegExp, card: Locator = this.card()): Promise<void> {
    const before = await this.#cards.allTextContents();
    await card.getByRole('button', { name, exact: true }).click();
    const deadline = Date.now() + ANSWER_MS;
    while (isDeepStrictEqual(await this.#cards.allTextContents(), before)) {
      if (Date.now() > deadline) throw new Error(`no answer to ${String(name)}`);
      await this.#page.waitForTimeout(50);
    }
  }

  async fill(label: string, value: string): Promise<void> {
    await this.#field(label).fill(value);
  }

  async value(label: string): Promise<string> {
    return this.#field(label).inputValue();
  }

  /** Selects the first matching option. */
  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.#field(label).click();
    await this.#page.getByRole('option', { name: option }).first().click();
  }

  async tick(title: string): Promise<void> {
    await this.#cards.getByLabel(title).last().check();
  }

  /**
   * The field of the newest card that has one with this label, with or without the mark of a
   * required one. A notice can arrive at any time, so it need not be the newest card of all.
   */
  #field(label: string): Locator {
    const labelled = (within: Page | Locator): Locator => {
      const plain = within.getByLabel(label, { exact: true });
      return plain.or(within.getByLabel(`${label} *`, { exact: true }));
    };
    return labelled(this.#cards.filter({ has: labelled(this.#page) }).last()).first();
  }

  /** Waits until a card holds the text, and returns all that the newest of these says. */
  async reads(text: string | RegExp): Promise<string> {
    const card = this.card(text);
    await card.waitFor();
    return card.innerText();
  }

  /** Waits until a card is visible, and takes its picture or the window's where wanted. */
  async picture(name: string, of: Locator | 'window' = this.card()): Promise<void> {
    await this.#draw(pictures, name, of);
  }

  /** Takes a picture that the README also shows. */
  async pictureForDocs(name: string, of: Locator): Promise<void> {
    await this.#draw(pictures, name, of);
    await this.#draw(docs, name, of);
  }

  async #draw(folder: string, name: string, of: Locator | 'window'): Promise<void> {
    if (of !== 'window') await of.waitFor();
    if (!draws) return;
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name}.png`);
    if (of === 'window') await this.#page.screenshot({ path: file });
    else await of.screenshot({ path: file });
  }
}
