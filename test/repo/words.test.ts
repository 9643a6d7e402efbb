import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { WORDINGS } from '../../lint/words.ts';
import { proseOf } from '../support/prose.ts';

const root = path.resolve(import.meta.dirname, '../..');

const FILES = [
  '*.{js,md}',
  '.github/**/*.{md,yml}',
  '{bench,bot,cards,deploy,dialogs,docs,lint,manifest,scripts,storage,test,workflow}/**/*.{bicep,cjs,js,md,ts,yaml}',
  'deploy/Dockerfile',
  'locales/**/*.ts',
];

/** A phrase can continue in the next line of a comment. */
const spaced = (pattern: string, space: string): string => pattern.replaceAll(' ', space);
const PATTERNS = WORDINGS.map(({ pattern, instead }) => ({
  pattern: new RegExp(spaced(pattern, String.raw`\s+`), 'gu'),
  instead,
}));
/** Matches a superset of the phrases in the whole text: other files are not parsed. */
const ANY = new RegExp(
  WORDINGS.map(({ pattern }) => spaced(pattern, String.raw`(?:\s|\*|//)+`)).join('|'),
  'u',
);

function findingsIn(file: string, text: string): readonly string[] {
  if (!ANY.test(text)) return [];
  return proseOf(file, text).flatMap((prose) => {
    const joined = withoutMarkers(prose.text);
    return PATTERNS.flatMap(({ pattern, instead }) =>
      [...joined.matchAll(pattern)].map((found) => {
        const line = text.slice(0, prose.start + found.index).split('\n').length;
        const words = found[0].replaceAll(/\s+/gu, ' ');
        return `${file}:${line}: "${words}"; write instead: ${instead}`;
      }),
    );
  });
}

/** Blanks the markers at the start of a comment's further lines; positions stay the same. */
function withoutMarkers(comment: string): string {
  return comment.replaceAll(/\n\s*(?:\*(?!\/)|\/\/)/gu, (marker) =>
    marker.replaceAll(/[*/]/gu, ' '),
  );
}

describe('lint/words.ts', () => {
  const files = globSync(FILES, {
    cwd: root,
    exclude: ['docs/licences.md', 'test/successor/node_modules/**'],
  });
  const findings = (file: string) => findingsIn(file, readFileSync(path.join(root, file), 'utf8'));

  it('lists no phrase that comments, titles, error texts or documents contain', () => {
    expect(files.flatMap(findings)).toEqual([]);
  });

  it.each([
    ['// It is read anew.', 1],
    ['/**\n * It goes\n * on.\n */', 1],
    ['const a = 1; // What it is.\n', 1],
    ['// It says\n// What it is.', 0],
    ["it('reads it anew', () => {});", 1],
    ["describe.each(rows)('a row that is read anew', () => {});", 1],
    ['it(`reads ${each} anew`, () => {});', 1],
    ["it('nor without a token', () => {});", 1],
    ["throw new Failed('it is read anew');", 1],
    ["super('it is read anew');", 1],
    ["send('it is read anew');", 0],
    ['const pattern = /anew/u;', 0],
  ])('reports the phrases in the prose of %j: %i', (code, count) => {
    expect(findingsIn('test/probe.ts', code)).toHaveLength(count);
  });
});
