/**
 * Permitted imports by layer. A layer is a folder at the top of the repository.
 *
 * `layers`   other layers it may import
 * `types`    layers from which it may import types only
 * `packages` packages it may import; `*` stands for any one in `dependencies`
 * `node`     true if it may import all Node modules, or the names of those permitted
 * `folders`  its sub-folders from lowest to highest: a file imports its own folder and lower ones,
 *            types included. Files outside the sub-folders import any; no sub-folder imports those.
 */
export const layers = {
  workflow: {
    layers: [],
    packages: ['zod', 'temporal-polyfill', 'lru-cache'],
    node: ['node:crypto'],
    folders: [
      'kernel',
      'programmes',
      'programme',
      'partner',
      'partner/commands',
      'voucher',
      'voucher/checks',
      'steps',
      'views',
      'records',
      'people',
      'notices',
      'desk',
      'inbox',
    ],
  },
  storage: { layers: ['workflow'], packages: ['@azure/', 'lru-cache'], node: true },
  cards: {
    layers: ['workflow', 'locales'],
    packages: ['adaptivecards-templating', 'adaptive-expressions'],
    node: false,
    folders: [
      'templates',
      'kit',
      'history',
      'voucher',
      'partner',
      'lists',
      'forms',
      'notices',
      'chat',
    ],
  },
  locales: {
    layers: [],
    types: ['workflow'],
    packages: ['intl-messageformat', 'lru-cache'],
    node: true,
  },
  dialogs: {
    layers: ['workflow', 'cards', 'locales'],
    packages: ['botbuilder', 'botframework-'],
    node: false,
  },
  bot: {
    layers: ['workflow', 'storage', 'cards', 'dialogs', 'locales', 'manifest'],
    packages: ['*'],
    node: true,
    folders: [
      'sdk',
      'config',
      'telemetry',
      'runtime',
      'auth',
      'http',
      'conversation',
      'outbox/queue',
      'outbox/teams',
      'outbox/rendering',
      'outbox/tracked-cards',
      'outbox/notices',
      'outbox/reminders',
      'outbox/sending',
      'outbox',
      'adapter',
      'turns',
      'utterance',
      'calendar',
      'export',
      'import',
      'commands',
      'routing',
      'webhook',
      'privacy',
    ],
  },
  scripts: {
    layers: ['workflow', 'storage', 'cards', 'dialogs', 'locales', 'manifest', 'bot'],
    packages: ['*', 'dev'],
    node: true,
  },
};

/** Modules restricted to these layers, whatever `packages` and `node` grant. */
export const reserved = [
  { name: 'node:sqlite', layers: ['storage'] },
  { name: '@azure/cosmos', layers: ['storage'] },
  { name: 'botbuilder', layers: ['bot', 'dialogs'] },
  { name: 'botframework-', layers: ['bot', 'dialogs'] },
];
