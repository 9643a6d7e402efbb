import { readArguments, runScript, UsageError } from './cli/command-line.ts';
import { SAMPLE_KINDS } from './gallery/sample-texts.ts';
import type { GalleryRequest } from './gallery/write-gallery.ts';

const HELP = `Shows every card in every language, light, dark, narrow, and as a client shows it that knows no
element of Teams: a page to look through, and a picture of each, in dist/gallery.

  npm run gallery
  npm run gallery -- --only next      pictures only of the cards whose name matches this expression
  npm run gallery -- --kind longest   what people typed is usual, longest or hostile (usual)`;

await runScript({
  call: 'npm run gallery',
  help: HELP,
  read,
  run: async (request) => (await import('./gallery/write-gallery.ts')).writeGallery(request),
});

function read(commandLine: readonly string[]): GalleryRequest {
  const { values } = readArguments(commandLine, {
    only: { type: 'string', default: '' },
    kind: { type: 'string', default: 'usual' },
  });
  const kind = SAMPLE_KINDS.find((each) => each === values.kind);
  if (kind === undefined)
    throw new UsageError(`--kind is ${SAMPLE_KINDS.join(', ')}, not "${values.kind}".`);
  if (!isExpression(values.only))
    throw new UsageError(`--only is a regular expression, not "${values.only}".`);
  return { kind, only: values.only };
}

function isExpression(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
