import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pseudoSpeaker } from '../locales/pseudo.ts';
import { LANGUAGES, speakerFor, type Speaker } from '../locales/speaker.ts';
import { findChromium } from './find-chromium.ts';
import { galleryPage } from './gallery/page.ts';
import { everyCard, sampleNames } from './gallery/samples.ts';
import { takePictures } from './gallery/take-pictures.ts';

/**
 * Shows every card in every language, light, dark and narrow: a page to look through, and a picture
 * of each. `--only <part of a name>` takes pictures of some.
 */
const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, kind: { type: 'string', default: 'usual' } },
});
const kind = values.kind === 'longest' || values.kind === 'hostile' ? values.kind : 'usual';
const folder = path.resolve(import.meta.dirname, '../dist/gallery');
const page = path.join(folder, 'index.html');

const names = sampleNames(kind);
const speakers: readonly Speaker[] = [
  ...LANGUAGES.map((language) => speakerFor(language, names)),
  pseudoSpeaker(names),
];
const gallery = Object.fromEntries(
  speakers.map((say) => [
    say.language,
    Object.fromEntries(Object.entries(everyCard(kind)).map(([name, make]) => [name, make(say)])),
  ]),
);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(page, galleryPage(gallery));
console.log(`The page: ${path.relative(process.cwd(), page)}`);

const chromium = findChromium();
if (chromium === undefined) {
  console.log('No Chromium starts on this machine, so there are no pictures.');
} else {
  const only = new RegExp(values.only, 'u');
  const count = await takePictures(chromium, page, Object.keys(gallery), only);
  console.log(`The pictures: ${count}, in the folders beside it.`);
}
