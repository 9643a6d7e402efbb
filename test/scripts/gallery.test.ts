import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { DEFAULT_LANGUAGE, messagesOf } from '../../locales/languages.ts';
import { factNames } from '../../locales/message-elements.ts';
import { galleryPage } from '../../scripts/gallery/page.ts';
import { sampleFacts } from '../../scripts/gallery/sample-checks.ts';
import { TYPED } from '../../scripts/gallery/sample-texts.ts';
import { WORD_NAMES } from '../../workflow/programme/definition.ts';
import type { Card } from '../../cards/kit/card.ts';

const text = '</script><script>alert("$&")</script><!--';
const card: Card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] };
const page = galleryPage({ en: { 'a card': card } });

it('the gallery page contains the cards unchanged, whatever their text', () => {
  const data = /<script id="data" type="application\/json">(.*?)<\/script>/su.exec(page)?.[1];
  expect(JSON.parse(data ?? '')).toMatchObject({ gallery: { en: { 'a card': card } } });
});

it('the gallery page loads nothing from the network', () => {
  expect(page).toContain('AdaptiveCards=');
  expect(page).toContain('markdownit');
  expect(page).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/u);
});

it('the gallery has a sample of every card, or of a card that includes it', () => {
  const root = path.join(import.meta.dirname, '../..');
  const sources = ['cards', 'dialogs', 'scripts/gallery'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
  );
  const cards = readdirSync(path.join(root, 'cards'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('-card.ts'))
    .map((file) => path.basename(file));
  expect(cards.length).toBeGreaterThan(30);
  expect(cards.filter((card) => !sources.some((text) => text.includes(`/${card}'`)))).toEqual([]);
});

it('the gallery has a sample of every fact that the text of a check uses', () => {
  const known = [...WORD_NAMES, ...Object.keys(sampleFacts(TYPED.usual, true))];
  const unknown = Object.entries(messagesOf(DEFAULT_LANGUAGE))
    .filter(([key]) => key.startsWith('check.'))
    .flatMap(([, message]) => factNames(new IntlMessageFormat(message, 'en').getAst()))
    .filter((name) => !known.includes(name));
  expect(unknown).toEqual([]);
});
