import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { galleryPage } from '../../scripts/gallery/page.ts';
import type { Card } from '../../cards/card.ts';

const text = '</script><script>alert("$&")</script><!--';
const card: Card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] };
const page = galleryPage({ en: { 'a card': card } });

it('holds its cards as they are, whatever is written on them', () => {
  const data = /<script id="data" type="application\/json">(.*?)<\/script>/su.exec(page)?.[1];
  expect(JSON.parse(data ?? '')).toMatchObject({ gallery: { en: { 'a card': card } } });
});

it('brings everything it needs: nothing is fetched', () => {
  expect(page).toContain('AdaptiveCards=');
  expect(page).toContain('markdownit');
  expect(page).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/u);
});

it('shows every card: each has a sample, or is drawn by a card that has one', () => {
  const root = path.join(import.meta.dirname, '../..');
  const sources = ['cards', 'scripts/gallery'].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
  );
  const cards = readdirSync(path.join(root, 'cards')).filter((file) => file.endsWith('-card.ts'));
  expect(cards.length).toBeGreaterThan(30);
  expect(cards.filter((card) => !sources.some((text) => text.includes(`/${card}'`)))).toEqual([]);
});
