import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Card } from '../../cards/kit/card.ts';
import { LOOKS } from './looks.ts';

/** Cards by language, then by name. */
export type Gallery = Readonly<Record<string, Readonly<Record<string, Card>>>>;

const modules = path.resolve(import.meta.dirname, '../../node_modules');

/**
 * Returns one page with all cards, rendered by the Adaptive Cards package. Look and language come
 * from the query, `?look=dark&language=de`; the page needs neither server nor network.
 */
export function galleryPage(gallery: Gallery): string {
  const data = JSON.stringify({ gallery, looks: LOOKS }).replaceAll('<', String.raw`\u003c`);
  const parts: readonly (readonly [RegExp, string])[] = [
    [/\/\* markdown-it \*\//u, script('markdown-it/dist/browser/markdown-it.umd.min.js')],
    [/\/\* adaptivecards \*\//u, script('adaptivecards/dist/adaptivecards.min.js')],
    [/(?<=type="application\/json">)\s*\{\}/u, data],
  ];
  const page = readFileSync(path.join(import.meta.dirname, 'page.html'), 'utf8');
  return parts.reduce((text, [place, part]) => text.replace(place, () => part), page);
}

/** Returns a package's file, escaped for an inline script. */
function script(file: string): string {
  const text = readFileSync(path.join(modules, file), 'utf8');
  return text.replaceAll('</script', String.raw`<\/script`);
}
