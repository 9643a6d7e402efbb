import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { typeOf, type Part } from './card-parts.ts';

type Members = ReadonlyMap<string, ts.TypeNode>;

/**
 * The types of Microsoft's card package, read from its declarations: names of properties and values
 * of enumerations. Not compiled against, since Teams takes values in any case and the package does
 * not.
 */
const interfaces = new Map<string, Members>();
const aliases = new Map<string, ts.TypeNode>();
const byType = new Map<string, Members>();

const entry = fileURLToPath(import.meta.resolve('@microsoft/teams.cards'));
const source = ts.createSourceFile(
  'core.d.ts',
  readFileSync(entry.replace(/index\.\w+$/u, 'core.d.ts'), 'utf8'),
  ts.ScriptTarget.Latest,
);
for (const statement of source.statements) {
  if (ts.isTypeAliasDeclaration(statement)) aliases.set(statement.name.text, statement.type);
  if (!ts.isInterfaceDeclaration(statement)) continue;
  const members = new Map(
    statement.members
      .filter(ts.isPropertySignature)
      .flatMap(({ name, type }) => (type ? [[nameOf(name), type] as const] : [])),
  );
  interfaces.set(statement.name.text, members);
  const own = literalOf(members.get('type'));
  if (own !== undefined) byType.set(own, members);
}

/** Everything in a card that the types do not know: properties, and values of enumerations. */
export function typeProblems(part: unknown, at = 'card', members?: Members): readonly string[] {
  if (Array.isArray(part))
    return part.flatMap((one, index) => typeProblems(one, `${at}[${index}]`, members));
  if (typeof part !== 'object' || part === null) return [];
  const type = typeOf(part as Part);
  const known = type === '' ? members : byType.get(type);
  if (known === undefined) return type === '' ? [] : [`${at}: no type ${type}`];
  return Object.entries(part).flatMap(([name, value]) => {
    const declared = known.get(name);
    const place = `${at}.${name}`;
    if (declared === undefined) return [`${place}: no property${type && ` of ${type}`}`];
    // The data of an action is the bot's own.
    if (name === 'data' && type.startsWith('Action.')) return [];
    if (typeof value === 'string')
      return isValue(declared, value) ? [] : [`${place}: no value "${value}"`];
    return typeProblems(value, place, membersOf(declared));
  });
}

function isValue(declared: ts.TypeNode, value: string): boolean {
  const values = valuesOf(declared);
  return values === undefined || values.some((one) => one.toLowerCase() === value.toLowerCase());
}

/** The strings that are allowed; undefined where any is. */
function valuesOf(declared: ts.TypeNode): readonly string[] | undefined {
  const literal = literalOf(declared);
  if (literal !== undefined) return [literal];
  if (ts.isUnionTypeNode(declared)) {
    const all = declared.types.map(valuesOf);
    return all.every((values) => values !== undefined) ? all.flat() : undefined;
  }
  const alias = aliases.get(referenceOf(declared) ?? '');
  return alias && valuesOf(alias);
}

/** Members of an object type, or of a list's item type, without a `type` field. */
function membersOf(declared: ts.TypeNode): Members | undefined {
  const item = ts.isArrayTypeNode(declared) ? declared.elementType : declared;
  return interfaces.get(referenceOf(item) ?? '');
}

function referenceOf(declared: ts.TypeNode): string | undefined {
  return ts.isTypeReferenceNode(declared) && ts.isIdentifier(declared.typeName)
    ? declared.typeName.text
    : undefined;
}

function literalOf(declared: ts.TypeNode | undefined): string | undefined {
  if (declared === undefined || !ts.isLiteralTypeNode(declared)) return undefined;
  return ts.isStringLiteral(declared.literal) ? declared.literal.text : undefined;
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText(source);
}
