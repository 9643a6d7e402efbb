import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { openWindow } from '../../scripts/demo/open-browser.ts';

const root = path.resolve(import.meta.dirname, '../..');
const pictures = path.join(root, 'test-results/playground');
/** Only on request: `DOCS_IMAGES=1 npm run jest -- test/browser` draws the README's pictures anew. */
const docs = process.env['DOCS_IMAGES'] === '1' ? path.join(root, 'docs/images') : undefined;

/** As long as Playwright waits for an element. */
const ANSWER_MS = 30_000;

/** The Agents Playground as a person uses it: types, presses buttons, fills in forms, looks. */
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
    // The log beside the chat is for developers.
    await page.getByText('Log Panel').locator('xpath=..').getByRole('button').last().click();
    return opened;
  }

  get #compose(): Locator {
    return this.#page.getByRole('textbox').last();
  }

  /** The newest card, or the newest one that holds the text. */
  card(text?: string | RegExp): Locator {
    const cards = this.#page.locator('.ac-adaptiveCard');
    return (text === undefined ? cards : cards.filter({ hasText: text })).last();
  }

  /** How many cards hold the text. */
  async count(text: string): Promise<number> {
    return this.#page.locator('.ac-adaptiveCard').filter({ hasText: text }).count();
  }

  async say(text: string): Promise<void> {
    await this.#compose.click();
    await this.#page.keyboard.type(text);
    await this.#page.keyboard.press('Enter');
  }

  /** Says several lines at once, as what was pasted has them. */
  async paste(text: string): Promise<void> {
    await this.#compose.click();
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) await this.#page.keyboard.press('Shift+Enter');
      await this.#page.keyboard.insertText(line);
    }
    await this.#page.keyboard.press('Enter');
  }

  /** Presses a button of a card, and waits until the newest card is another or reads otherwise. */
  async press(name: string | RegExp, card: Locator = this.card()): Promise<void> {
    const before = await this.#newestText();
    await card.getByRole('button', { name }).click();
    const deadline = Date.now() + ANSWER_MS;
    while ((await this.#newestText()) === before) {
      if (Date.now() > deadline) throw new Error(`no answer to ${String(name)}`);
      await this.#page.waitForTimeout(50);
    }
  }

  /** Cards are counted too: two that follow each other can read alike. */
  async #newestText(): Promise<string> {
    const cards = this.#page.locator('.ac-adaptiveCard');
    return `${await cards.count()} ${await this.card().innerText()}`;
  }

  async fill(label: string, value: string): Promise<void> {
    await this.#field(label).fill(value);
  }

  /** What stands in a field. */
  async value(label: string): Promise<string> {
    return this.#field(label).inputValue();
  }

  /** Takes the first of the choices that fit. */
  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.#field(label).click();
    await this.#page.getByRole('option', { name: option }).first().click();
  }

  async tick(title: string): Promise<void> {
    await this.card().getByLabel(title).check();
  }

  /** The field of the newest card whose label is this, with or without the mark of a needed one. */
  #field(label: string): Locator {
    const card = this.card();
    const [plain, needed] = [label, `${label} *`].map((text) =>
      card.getByLabel(text, { exact: true }),
    ) as [Locator, Locator];
    return plain.or(needed).first();
  }

  /** Waits until the newest card holds the text, and answers all of what it says. */
  async reads(text: string | RegExp): Promise<string> {
    const card = this.card(text);
    await card.waitFor();
    return card.innerText();
  }

  /** A picture of a card, or of the whole window, to look at. */
  async picture(name: string, of: Locator | 'window' = this.card()): Promise<void> {
    await this.#draw(pictures, name, of);
  }

  /** A picture that the README shows too. */
  async pictureForDocs(name: string, of: Locator): Promise<void> {
    await this.#draw(pictures, name, of);
    if (docs !== undefined) await this.#draw(docs, name, of);
  }

  async #draw(folder: string, name: string, of: Locator | 'window'): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name}.png`);
    if (of === 'window') await this.#page.screenshot({ path: file });
    else await of.screenshot({ path: file });
  }
}
