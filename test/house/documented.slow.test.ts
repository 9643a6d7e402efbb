import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');
const rooms = ['bot', 'cards', 'dialogs', 'locales', 'manifest', 'scripts', 'storage', 'workflow'];
const files = globSync(
  rooms.map((room) => `${room}/**/*.ts`),
  { cwd: root },
);

/*
 * By the compiler's own reading of a file, which is here anyway: the lint plugins for this bring a
 * parser of comments and forty rules about their form, and of those none is wanted.
 */
const { SyntaxKind } = ts;
const has = (node: ts.Node, kind: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((each) => each.kind === kind);
const isDocumented = (node: ts.Node): boolean => ts.getJSDocCommentsAndTags(node).length > 0;

const isFunction = (statement: ts.Statement): boolean =>
  ts.isFunctionDeclaration(statement) ||
  (ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.some(
      ({ initializer }) => initializer !== undefined && ts.isArrowFunction(initializer),
    ));

/** Of a class what others call; what it does for an interface or a parent is told there. */
const membersOf = (statement: ts.Statement): readonly ts.Node[] =>
  ts.isClassDeclaration(statement) && statement.heritageClauses === undefined
    ? statement.members.filter(
        (member) =>
          (ts.isMethodDeclaration(member) || ts.isGetAccessor(member)) &&
          !ts.isPrivateIdentifier(member.name) &&
          !has(member, SyntaxKind.PrivateKeyword) &&
          !has(member, SyntaxKind.ProtectedKeyword),
      )
    : [];

function undocumentedIn(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  return source.statements
    .filter((statement) => has(statement, SyntaxKind.ExportKeyword))
    .flatMap((statement) => [
      ...(isFunction(statement) || ts.isClassDeclaration(statement) ? [statement] : []),
      ...membersOf(statement),
    ])
    .filter((node) => !isDocumented(node))
    .map((node) => `${file}:${lineOf(node)}`);
}

describe('a doc comment', () => {
  it('is on every function, class and method that others may call', () => {
    expect(files.length).toBeGreaterThan(300);
    const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
    expect(files.flatMap((file) => undocumentedIn(file, read(file)))).toEqual([]);
  });

  it.each([
    ['a function', 'export function f() {}'],
    ['an arrow', 'export const f = () => 1;'],
    ['a class', 'export class C {}'],
    ['a method', '/** A class. */ export class C { m() {} }'],
  ])('is missed on %s', (_what, text) => {
    expect(undocumentedIn('a.ts', text)).toEqual(['a.ts:1']);
  });

  it.each([
    'function f() {}',
    '/** Does it. */ export function f() {}',
    '/** A class. */ export class C { #m() {} private n() {} }',
    '/** A class. */ export class C implements D { m() {} }',
  ])('is not asked for: %s', (text) => {
    expect(undocumentedIn('a.ts', text)).toEqual([]);
  });
});
