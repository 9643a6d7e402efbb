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
