import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pseudoSpeaker } from '../locales/pseudo.ts';
import { LANGUAGES, speakerFor, type Speaker } from '../locales/speaker.ts';
import { readArguments, runScript, UsageError } from './cli/command-line.ts';
import { findChromium } from './demo/find-chromium.ts';
import { galleryPage } from './gallery/page.ts';
import { SAMPLE_KINDS, type SampleKind } from './gallery/sample-texts.ts';
import { everyCard, sampleNames } from './gallery/samples.ts';
import { takePictures } from './gallery/take-pictures.ts';

const HELP = `Shows every card in every language, light, dark and narrow: a page to look through, and a picture
of each, in dist/gallery.

  npm run gallery
  npm run gallery -- --only next      pictures only of the cards whose name matches this expression
  npm run gallery -- --kind longest   what people typed is usual, longest or hostile (usual)`;

interface Request {
  readonly kind: SampleKind;
  readonly only: RegExp;
}

const folder = path.resolve(import.meta.dirname, '../dist/gallery');
const page = path.join(folder, 'index.html');

await runScript({ call: 'npm run gallery', help: HELP, read, run: show });

function read(commandLine: readonly string[]): Request {
  const { values } = readArguments(commandLine, {
    only: { type: 'string', default: '' },
    kind: { type: 'string', default: 'usual' },
  });
  const kind = SAMPLE_KINDS.find((each) => each === values.kind);
  if (kind === undefined)
    throw new UsageError(`--kind is ${SAMPLE_KINDS.join(', ')}, not "${values.kind}".`);
  const only = expression(values.only);
  if (!Object.keys(everyCard(kind)).some((name) => only.test(name)))
    throw new UsageError(`--only: no card's name matches "${values.only}".`);
  return { kind, only };
}

function expression(text: string): RegExp {
  try {
    return new RegExp(text, 'u');
  } catch {
    throw new UsageError(`--only is a regular expression, not "${text}".`);
  }
}

async function show({ kind, only }: Request): Promise<void> {
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
    const count = await takePictures(chromium, page, Object.keys(gallery), only);
    console.log(`The pictures: ${count}, in the folders beside it.`);
  }
}
