import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { DEFAULT_LANGUAGE, messagesOf } from '../../locales/languages.ts';

const root = path.resolve(import.meta.dirname, '../..');
const rooms = ['bot', 'cards', 'dialogs', 'locales', 'manifest', 'scripts'];
const keys = Object.keys(messagesOf(DEFAULT_LANGUAGE));

it('the source uses every message', () => {
  const used = rooms.flatMap(filesOf).flatMap((file) => keysIn(read(file)));
  const exact = new Set(used.filter((one) => typeof one === 'string'));
  const patterns = used.filter((one) => typeof one !== 'string');
  const unused = keys.filter(
    (key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

/** The keys in a file as string literals, and patterns of the keys built from templates. */
function keysIn(text: string): (string | RegExp)[] {
  const found: (string | RegExp)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node)) found.push(...patternOf(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest));
  return found;
}

/** Only templates that start with a group name; others would match any key. */
function patternOf({ head, templateSpans }: ts.TemplateExpression): RegExp[] {
  if (!/^[a-z-]+\./u.test(head.text)) return [];
  const rest = templateSpans.map(({ literal }) => `[\\w-]+${escaped(literal.text)}`);
  return [new RegExp(`^${escaped(head.text)}${rest.join('')}$`, 'u')];
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

function filesOf(room: string): string[] {
  return readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /\.(?:ts|json)$/u.test(file) && !(room === 'locales' && file.endsWith('.json')),
    )
    .map((file) => path.join(room, file));
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
