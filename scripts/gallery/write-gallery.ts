import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pseudoTranslator } from '../../locales/pseudo.ts';
import { LANGUAGES, translatorFor, type Translator } from '../../locales/translator.ts';
import { UsageError } from '../cli/command-line.ts';
import { findChromium } from '../demo/find-chromium.ts';
import { galleryPage } from './page.ts';
import type { SampleKind } from './sample-texts.ts';
import { everyCard, sampleNames } from './samples.ts';
import { takePictures } from './take-pictures.ts';

export interface GalleryRequest {
  readonly kind: SampleKind;
  /** Regular expression on card names; selects the pictures to take. */
  readonly only: string;
}

const folder = path.resolve(import.meta.dirname, '../../dist/gallery');
const page = path.join(folder, 'index.html');

/** @throws UsageError if no card name matches */
export async function writeGallery(request: GalleryRequest): Promise<void> {
  const { kind } = request;
  const only = new RegExp(request.only, 'u');
  if (!Object.keys(everyCard(kind)).some((name) => only.test(name)))
    throw new UsageError(`--only: no card's name matches "${request.only}".`);
  const names = sampleNames(kind);
  const translators: readonly Translator[] = [
    ...LANGUAGES.map((language) => translatorFor(language, names)),
    pseudoTranslator(names),
  ];
  const gallery = Object.fromEntries(
    translators.map((t) => [
      t.language,
      Object.fromEntries(Object.entries(everyCard(kind)).map(([name, make]) => [name, make(t)])),
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
    const count = await takePictures(chromium, page, Object.keys(gallery), only);
    console.log(`The pictures: ${count}, in the folders beside it.`);
  }
}
