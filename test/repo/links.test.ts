import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { anchorsOf } from '../support/anchors-of.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })];
const markdown = new MarkdownIt();
const FOLDERS =
  'bench bot cards deploy dialogs lint locales manifest scripts storage test workflow'.split(' ');
const fileNames = new Set(
  globSync(['*', ...FOLDERS.map((folder) => `${folder}/**/*.*`)], { cwd: root }).map((file) =>
    path.basename(file),
  ),
);

/** Links and pictures of a page that point into the repository. */
const linksOf = (page: string): readonly string[] =>
  markdown
    .parse(read(page), {})
    .flatMap(({ children }) => children ?? [])
    .map((token) => String(token.attrGet('href') ?? token.attrGet('src') ?? ''))
    .filter((to) => to !== '' && !/^[a-z]+:/u.test(to));

function leadsSomewhere(page: string, to: string): boolean {
  const [file = '', anchor] = decodeURIComponent(to).split('#');
  const target = file === '' ? page : path.join(path.dirname(page), file);
  if (!existsSync(path.join(root, target))) return false;
  return anchor === undefined || anchorsOf(read(target)).includes(anchor);
}

describe.each(pages)('the page %s', (page) => {
  it('links to existing pages and headings', () => {
    expect(linksOf(page).filter((to) => !leadsSomewhere(page, to))).toEqual([]);
  });

  it('names existing files and folders', () => {
    const pattern = new RegExp(`\`((?:${FOLDERS.join('|')})/[\\w./-]+)\``, 'gu');
    const named = read(page).matchAll(pattern);
    const paths = [...named].map(([, name]) => name!);
    expect(paths.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });

  it('names files without a folder that exist somewhere', () => {
    const named = read(page).matchAll(/`([\w-]+(?:\.[\w-]+)*\.(?:bicep|cjs|json|ts|tsv|yaml))`/gu);
    const names = [...named].map(([, name]) => name!);
    expect(names.filter((name) => !fileNames.has(name))).toEqual([]);
  });

  it('names existing commands', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = [...read(page).matchAll(/npm run ([a-z][\w:]*)/gu)].map(([, name]) => name!);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });
});
