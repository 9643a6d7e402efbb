import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { reserved, rooms } from './rooms.js';

const root = path.resolve(import.meta.dirname, '..');
const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** An ESLint rule that holds every import against the table in rooms.js. */
export const importBoundaries = {
  meta: {
    type: 'problem',
    docs: { description: 'keep each room to the imports that lint/rooms.js grants it' },
    schema: [],
    messages: { forbidden: '{{ room }} may not import {{ target }}: see lint/rooms.js.' },
  },
  create(context) {
    const from = path.relative(root, context.filename);
    const room = roomOf(from);
    const grant = Object.hasOwn(rooms, room) ? rooms[room] : undefined;
    if (!grant) return {};

    const check = (node, source, typesOnly) => {
      if (typeof source?.value !== 'string') return;
      const target = resolve(from, source.value);
      if (!allowed({ room, grant, target, typesOnly })) {
        context.report({ node, messageId: 'forbidden', data: { room, target: target.name } });
      }
    };
    return {
      ImportDeclaration: (node) => check(node, node.source, isTypeOnly(node, 'importKind')),
      ExportNamedDeclaration: (node) => check(node, node.source, isTypeOnly(node, 'exportKind')),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
      'CallExpression[callee.name="require"]': (node) => check(node, node.arguments[0], false),
    };
  },
};

function roomOf(file) {
  return file.split(path.sep)[0];
}

function isTypeOnly(node, kind) {
  if (node[kind] === 'type') return true;
  return node.specifiers.length > 0 && node.specifiers.every((each) => each[kind] === 'type');
}

/** Tells a file of ours, a module of Node and a package apart. */
function resolve(from, specifier) {
  if (/^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..') {
    const name = path.normalize(path.join(path.dirname(from), specifier));
    return { kind: 'ours', name, room: roomOf(name) };
  }
  const bare = specifier.replace(/^node:/, '');
  if (specifier !== bare || builtinModules.includes(bare)) {
    return { kind: 'node', name: `node:${bare}` };
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  return { kind: 'package', name };
}

function allowed({ room, grant, target, typesOnly }) {
  if (target.kind === 'ours') {
    return (
      target.room === room ||
      grant.rooms.includes(target.room) ||
      (typesOnly && grant.types?.includes(target.room) === true)
    );
  }
  const owner = reserved.find((each) => matches(each.name, target.name));
  if (owner && !owner.rooms.includes(room)) return false;
  if (target.kind === 'node')
    return Array.isArray(grant.node) ? grant.node.includes(target.name) : grant.node;
  return grant.packages.some(
    (each) =>
      each === 'dev' ||
      (each === '*' ? Object.hasOwn(dependencies, target.name) : matches(each, target.name)),
  );
}

/** `botbuilder` also stands for its parts (botbuilder-core), `@azure/` for the whole scope. */
function matches(granted, name) {
  return name === granted || name.startsWith(/[/-]$/.test(granted) ? granted : `${granted}-`);
}
