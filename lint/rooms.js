/**
 * Who may import whom. A room is a folder at the top of the repository.
 *
 * `rooms`    the rooms of ours it may import, besides itself
 * `types`    rooms from which it may import types only
 * `packages` the packages it may import; `*` stands for any one in `dependencies`
 * `node`     whether it may import Node's own modules, or the names of those it may
 */
export const rooms = {
  workflow: {
    rooms: [],
    packages: ['zod', 'temporal-polyfill', 'lru-cache'],
    node: ['node:crypto'],
  },
  storage: { rooms: ['workflow'], packages: ['@azure/', 'lru-cache'], node: true },
  cards: {
    rooms: ['workflow', 'locales'],
    packages: ['adaptivecards-templating', 'adaptive-expressions'],
    node: false,
  },
  locales: {
    rooms: [],
    types: ['workflow'],
    packages: ['intl-messageformat', 'lru-cache'],
    node: true,
  },
  dialogs: {
    rooms: ['workflow', 'cards', 'locales'],
    packages: ['botbuilder', 'botframework-'],
    node: false,
  },
  bot: {
    rooms: ['workflow', 'storage', 'cards', 'dialogs', 'locales', 'manifest'],
    packages: ['*'],
    node: true,
  },
  scripts: {
    rooms: ['workflow', 'storage', 'cards', 'dialogs', 'locales', 'manifest', 'bot'],
    packages: ['*', 'dev'],
    node: true,
  },
};

/** What only some rooms know, whatever the table above lets the others import. */
export const reserved = [
  { name: 'node:sqlite', rooms: ['storage'] },
  { name: '@azure/cosmos', rooms: ['storage'] },
  { name: 'botbuilder', rooms: ['bot', 'dialogs'] },
  { name: 'botframework-', rooms: ['bot', 'dialogs'] },
];
