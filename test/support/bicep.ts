import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Language, Parser, type Node } from 'web-tree-sitter';

/** Facts from the syntax of a Bicep file. */
export interface BicepFile {
  /** Positions (`line:column`) of syntax errors. */
  readonly mistakes: readonly string[];
  /** Parameters, and whether they have a default. */
  readonly parameters: ReadonlyMap<string, { readonly optional: boolean }>;
  readonly outputs: readonly string[];
  /** Names that are used but not declared. */
  readonly undeclared: readonly string[];
  readonly modules: readonly {
    readonly name: string;
    readonly file: string;
    readonly given: readonly string[];
    /** Outputs that are referenced. */
    readonly used: readonly string[];
  }[];
  /** Environment variables by name: the literal value, or undefined for an expression. */
  readonly env: ReadonlyMap<string, string | undefined>;
  /** Resource types with their API version. */
  readonly resources: readonly string[];
}

let parser: Promise<Parser> | undefined;
const aParser = (): Promise<Parser> =>
  (parser ??= (async () => {
    await Parser.init();
    const grammar = fileURLToPath(import.meta.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
    return new Parser().setLanguage(await Language.load(grammar));
  })());

export async function readBicep(file: string): Promise<BicepFile> {
  const tree = (await aParser()).parse(readFileSync(file, 'utf8'))!;
  const root = tree.rootNode;
  const all = (...types: string[]): Node[] => root.descendantsOfType(types);
  const declared = all(
    'parameter_declaration',
    'variable_declaration',
    'resource_declaration',
    'module_declaration',
  ).map(nameOf);
  const loops = all('for_statement').map((loop) => loop.childForFieldName('initializer')?.text);
  const known = new Set([...declared, ...loops]);
  const usesOf = (name: string): string[] =>
    [...root.text.matchAll(new RegExp(`\\b${name}\\.outputs\\.(\\w+)`, 'gu'))].map(
      ([, output = '']) => output,
    );
  return {
    mistakes: [...all('ERROR'), ...missing(root)].map(
      ({ startPosition: { row, column } }) => `${row + 1}:${column + 1}`,
    ),
    parameters: new Map(
      all('parameter_declaration').map((node) => [
        nameOf(node),
        { optional: node.children.some((child) => child.type === '=') },
      ]),
    ),
    outputs: all('output_declaration').map(nameOf),
    undeclared: all('identifier')
      .filter((node) => isUse(node) && !known.has(node.text))
      .map((node) => node.text),
    modules: all('module_declaration').map((node) => ({
      name: nameOf(node),
      file: path.join(path.dirname(file), textOf(node.namedChild(1))),
      given: keysOf(valueOf(bodyOf(node), 'params')),
      used: usesOf(nameOf(node)),
    })),
    env: new Map(
      all('object_property')
        .filter((property) => property.namedChild(0)?.text === 'env')
        .flatMap((property) => property.descendantsOfType('object'))
        .flatMap((entry) => {
          const name = valueOf(entry, 'name');
          const value = valueOf(entry, 'value');
          return name ? [[textOf(name), value?.type === 'string' ? textOf(value) : undefined]] : [];
        }),
    ),
    resources: all('resource_declaration').map((node) => textOf(node.namedChild(1))),
  };
}

const nameOf = (declaration: Node): string =>
  declaration.namedChildren.find((child) => child.type === 'identifier')?.text ?? '';

const textOf = (string: Node | null | undefined): string => string?.text.slice(1, -1) ?? '';

const bodyOf = (declaration: Node): Node | undefined =>
  declaration.namedChildren.find((child) => child.type === 'object') ?? undefined;

const valueOf = (object: Node | undefined, key: string): Node | undefined =>
  object?.namedChildren
    .find((child) => child.type === 'object_property' && child.namedChild(0)?.text === key)
    ?.namedChild(1) ?? undefined;

const keysOf = (object: Node | undefined): string[] =>
  object?.namedChildren.flatMap((child) =>
    child.type === 'object_property' ? [child.namedChild(0)?.text ?? ''] : [],
  ) ?? [];

/** True for identifiers that are neither declarations, functions nor keys. */
function isUse(node: Node): boolean {
  const { parent } = node;
  if (!parent || parent.type.endsWith('_declaration')) {
    const value = parent?.type === 'variable_declaration' || parent?.type === 'output_declaration';
    return value && parent.namedChild(0)?.id !== node.id;
  }
  const isKey = parent.type === 'object_property' && parent.namedChild(0)?.id === node.id;
  const isCalled = parent.childForFieldName('function')?.id === node.id;
  const isLoop = parent.childForFieldName('initializer')?.id === node.id;
  return !isKey && !isCalled && !isLoop;
}

const missing = (node: Node): Node[] =>
  node.isMissing ? [node] : node.children.flatMap((child) => missing(child));
