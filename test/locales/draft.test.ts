import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const locales = path.resolve(import.meta.dirname, '../../locales');
let folder: string;

/** A copy of the module in a separate folder, with the French file under the given names. */
async function languagesWith(...files: readonly string[]) {
  folder = mkdtempSync(path.join(tmpdir(), 'locales-'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  const own = path.join(folder, 'locales');
  mkdirSync(own);
  for (const file of ['languages.ts', 'en.json', 'de.json'])
    copyFileSync(path.join(locales, file), path.join(own, file));
  const french = readFileSync(path.join(locales, 'en.json'), 'utf8');
  for (const file of files) writeFileSync(path.join(own, file), french);
  return (await import(
    path.join(own, 'languages.ts')
  )) as typeof import('../../locales/languages.ts');
}

afterEach(() => rmSync(folder, { recursive: true }));

describe('a language whose file is a draft', () => {
  it('is not among the languages for the chooser, the manifest and the vocabulary', async () => {
    const { LANGUAGES, DRAFTS } = await languagesWith('fr.draft.json');
    expect(LANGUAGES).toEqual(['de', 'en']);
    expect(DRAFTS).toEqual(['fr.draft']);
  });

  it('is not chosen for any locale', async () => {
    const { languageFor } = await languagesWith('fr.draft.json');
    for (const locale of ['fr', 'fr-FR', 'fr.draft', 'fr-draft'])
      expect(languageFor(locale)).toBe('en');
  });

  it('is offered and chosen once the file is renamed', async () => {
    const { LANGUAGES, DRAFTS, languageFor } = await languagesWith('fr.json');
    expect(LANGUAGES).toEqual(['de', 'en', 'fr']);
    expect(DRAFTS).toEqual([]);
    expect(languageFor('fr-FR')).toBe('fr');
  });
});
