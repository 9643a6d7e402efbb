import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CHECK_CODES } from '../../workflow/kernel/check-codes.ts';
import { anchorsOf } from '../support/anchors-of.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const page = read('docs/programme-rules.md');
const rules = anchorsOf(page, 'h3');

const layers = 'bot,cards,dialogs,locales,manifest,scripts,storage,workflow';
const sources = globSync(`{${layers}}/**/*.ts`, { cwd: root }).map((file) => ({
  file,
  text: read(file),
}));

const CITATION = /programme-rules\.md#(?<rule>[\w-]*)/gu;
const citations = sources.flatMap(({ file, text }) =>
  [...text.matchAll(CITATION)].map((found) => ({ file, rule: found.groups?.['rule'] ?? '' })),
);

describe('docs/programme-rules.md', () => {
  it('has a heading for every rule that the source cites', () => {
    expect(citations.filter(({ rule }) => !rules.includes(rule))).toEqual([]);
  });

  it('is cited in the source under each of its headings', () => {
    const cited = new Set(citations.map(({ rule }) => rule));
    expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
  });

  it('names the source of every rule', () => {
    const sections = page.split(/^### /mu).slice(1);
    expect(sections).toHaveLength(rules.length);
    const bare = sections.filter((text) => !/^- \*\*Source\.\*\* \S/mu.test(text));
    expect(bare).toEqual([]);
  });

  it('lists every check of the workflow and no others', () => {
    const lines = [...page.matchAll(/^- \*\*Checks\.\*\* (.+)$/gmu)].map(([, line]) => line ?? '');
    const listed = lines.flatMap((line) =>
      [...line.matchAll(/`([\w-]+)`/gu)].map(([, code]) => code),
    );
    expect([...new Set(listed)].toSorted()).toEqual(CHECK_CODES.toSorted());
  });
});

describe('a citation in the source', () => {
  it('names no section of a document outside the repository', () => {
    const outside = sources.flatMap(({ file, text }) =>
      text.split('\n').flatMap((line, at) => (/§/u.test(line) ? [`${file}:${at + 1}`] : [])),
    );
    expect(outside).toEqual([]);
  });

  it('links to the record of a decision', () => {
    const numbers = globSync('docs/decisions/*.md', { cwd: root }).map(
      (file) => path.basename(file).split('-')[0],
    );
    const unknown = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\bdecision (\d+)/giu)]
        .filter(([, number]) => !numbers.includes(number))
        .map(([cited]) => `${file}: ${cited}`),
    );
    expect(unknown).toEqual([]);
  });
});
