import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { layers, reserved } from './layers.js';

const root = path.resolve(import.meta.dirname, '..');
const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** ESLint rule that checks every import against the table in layers.js. */
export const importBoundaries = {
  meta: {
    type: 'problem',
    docs: { description: 'keep each layer to the imports that lint/layers.js grants it' },
    schema: [],
    messages: { forbidden: '{{ from }} may not import {{ target }}: see lint/layers.js.' },
  },
  create(context) {
    const from = path.relative(root, context.filename);
    const layer = layerOf(from);
    const grant = Object.hasOwn(layers, layer) ? layers[layer] : undefined;
    if (!grant) return {};

    const check = (node, source, typesOnly) => {
      if (typeof source?.value !== 'string') return;
      const target = resolve(from, source.value);
      if (!allowed({ from, layer, grant, target, typesOnly })) {
        context.report({ node, messageId: 'forbidden', data: { from, target: target.name } });
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

function layerOf(file) {
  return file.split(path.sep)[0];
}

function isTypeOnly(node, kind) {
  if (node[kind] === 'type') return true;
  return node.specifiers.length > 0 && node.specifiers.every((each) => each[kind] === 'type');
}

/** Classifies an import: own file, Node module or package. */
function resolve(from, specifier) {
  if (/^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..') {
    const name = path.normalize(path.join(path.dirname(from), specifier));
    return { kind: 'ours', name, layer: layerOf(name) };
  }
  const bare = specifier.replace(/^node:/, '');
  if (specifier !== bare || builtinModules.includes(bare)) {
    return { kind: 'node', name: `node:${bare}` };
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  return { kind: 'package', name };
}

function allowed({ from, layer, grant, target, typesOnly }) {
  if (target.kind === 'ours') {
    if (target.layer === layer) return inOrder(grant.folders, from, target.name);
    return (
      grant.layers.includes(target.layer) ||
      (typesOnly && grant.types?.includes(target.layer) === true)
    );
  }
  const owner = reserved.find((each) => matches(each.name, target.name));
  if (owner && !owner.layers.includes(layer)) return false;
  if (target.kind === 'node')
    return Array.isArray(grant.node) ? grant.node.includes(target.name) : grant.node;
  return grant.packages.some(
    (each) =>
      each === 'dev' ||
      (each === '*' ? Object.hasOwn(dependencies, target.name) : matches(each, target.name)),
  );
}

/** True if the file may import this file of the same layer. */
function inOrder(folders, from, target) {
  if (folders === undefined) return true;
  const [own, other] = [from, target].map((file) => folders.indexOf(folderOf(file)));
  return folderOf(from) === '' || (other >= 0 && other <= own);
}

/** Sub-folder of a file within its layer; empty for files outside the sub-folders. */
function folderOf(file) {
  return path.dirname(file).split(path.sep).slice(1).join('/');
}

/** `botbuilder` also matches botbuilder-core; `@azure/` matches the whole scope. */
function matches(granted, name) {
  return name === granted || name.startsWith(/[/-]$/.test(granted) ? granted : `${granted}-`);
}
