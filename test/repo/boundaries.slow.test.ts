import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const boundary = 'desk/import-boundaries';
const bareError = 'no-restricted-syntax';

interface Case {
  file: string;
  code: string;
  fires?: string;
}

const imports = (specifier: string) => `import { x } from '${specifier}';\nx();\n`;
const allowed = (file: string, ...specifiers: string[]): Case[] =>
  specifiers.map((each) => ({ file, code: imports(each) }));
const refused = (file: string, ...specifiers: string[]): Case[] =>
  specifiers.map((each) => ({ file, code: imports(each), fires: boundary }));

const cases: Case[] = [
  ...allowed('workflow/probe.ts', './other.ts', './voucher/other.ts', 'zod', 'temporal-polyfill'),
  ...allowed('workflow/probe.ts', 'lru-cache'),
  ...refused(
    'workflow/probe.ts',
    '../storage/store.ts',
    '../locales/en.ts',
    '../test/support/clock.ts',
    'botbuilder',
    'pino',
    '@azure/cosmos',
    'node:fs',
    'fs',
    'node:sqlite',
  ),
  ...refused('workflow/voucher/probe.ts', '../../cards/kit/card.ts'),
  ...allowed('workflow/voucher/probe.ts', '../partner/partner.ts', './other.ts'),
  ...allowed('workflow/voucher/checks/probe.ts', '../voucher.ts', '../../kernel/day.ts'),
  ...refused('workflow/voucher/probe.ts', './checks/other.ts', '../desk/desk.ts', '../probe.ts'),
  ...refused('workflow/unlisted/probe.ts', './other.ts'),

  ...allowed('storage/probe.ts', '../workflow/kernel/ports.ts', 'node:sqlite', 'node:path'),
  ...allowed('storage/cosmos/probe.ts', '../../workflow/kernel/ports.ts', '@azure/cosmos'),
  ...allowed('storage/probe.ts', '@azure/identity'),
  ...refused('storage/probe.ts', '../cards/kit/card.ts', '../bot/main.ts', 'botbuilder', 'zod'),

  ...allowed('cards/probe.ts', '../workflow/voucher.ts', '../locales/en.ts', './other.ts'),
  ...allowed('cards/probe.ts', 'adaptivecards-templating', 'adaptive-expressions'),
  ...refused('cards/probe.ts', '../dialogs/a.ts', '../storage/a.ts', 'botbuilder', 'node:fs'),

  ...allowed('dialogs/probe.ts', '../workflow/desk/desk.ts', '../cards/a.ts', '../locales/en.ts'),
  ...allowed('dialogs/probe.ts', 'botbuilder-dialogs/lib/dialog.js', 'botframework-connector'),
  ...refused('dialogs/probe.ts', '../bot/a.ts', '../storage/a.ts', '@azure/cosmos', 'pino'),

  ...allowed('locales/probe.ts', './en.ts', 'intl-messageformat', 'node:fs'),
  { file: 'locales/probe.ts', code: "export type { X } from '../workflow/x.ts';\n" },
  {
    file: 'locales/probe.ts',
    code: "import type { X } from '../workflow/x.ts';\nexport const x: X = 1;\n",
  },
  ...refused('locales/probe.ts', '../workflow/x.ts', '../cards/a.ts', 'zod'),

  ...allowed('bot/probe.ts', '../workflow/desk/desk.ts', '../storage/a.ts', '../dialogs/a.ts'),
  ...allowed('bot/commands/probe.ts', '../../cards/a.ts', '../../locales/en.ts', '../turns/a.ts'),
  ...refused('bot/commands/probe.ts', '../main.ts', '../routing/a.ts'),
  {
    file: 'bot/commands/probe.ts',
    code: "import type { A } from '../routing/a.ts';\nexport const a: A = 1;\n",
    fires: boundary,
  },
  ...allowed('bot/probe.ts', 'restify', 'pino', 'node:http', '@azure/identity'),
  ...refused('bot/probe.ts', '../scripts/demo.ts', '../test/support/clock.ts', '../bench/run.ts'),
  ...refused('bot/probe.ts', 'fast-check', 'jest', 'node:sqlite', '@azure/cosmos'),

  ...allowed('scripts/probe.ts', '../bot/main.ts', '../storage/a.ts', '../workflow/desk/desk.ts'),
  ...allowed('scripts/probe.ts', '../manifest/a.json', 'fflate', 'node:fs'),
  ...refused('scripts/probe.ts', '../test/support/clock.ts', 'node:sqlite'),

  ...allowed('test/probe.ts', '../bot/main.ts', 'botbuilder', 'node:sqlite', 'jest'),

  // All forms of import.
  { file: 'cards/probe.ts', code: "export * from '../bot/a.ts';\n", fires: boundary },
  { file: 'cards/probe.ts', code: "export { a } from '../bot/a.ts';\n", fires: boundary },
  { file: 'cards/probe.ts', code: "import '../bot/a.ts';\n", fires: boundary },
  { file: 'cards/probe.ts', code: "await import('../bot/a.ts');\n", fires: boundary },
  { file: 'cards/probe.ts', code: "export type A = import('pino').Logger;\n", fires: boundary },
  {
    file: 'cards/probe.ts',
    code: "import type { A } from '../bot/a.ts';\nexport const a: A = 1;\n",
    fires: boundary,
  },
  {
    file: 'cards/probe.ts',
    code: "import card from './templates/a.json' with { type: 'json' };\ncard();\n",
  },

  // Other lint rules.
  ...['workflow', 'storage', 'cards', 'dialogs', 'bot'].flatMap((room) => [
    { file: `${room}/probe.ts`, code: "throw new Error('no');\n", fires: bareError },
    { file: `${room}/probe.ts`, code: "throw TypeError('no');\n", fires: bareError },
    {
      file: `${room}/probe.ts`,
      code: "import { Refused } from './refused.ts';\nthrow new Refused('no');\n",
    },
  ]),
  { file: 'scripts/probe.ts', code: "throw new Error('no');\n" },
  {
    file: 'bot/probe.ts',
    code: 'export const a: any = 1;\n',
    fires: '@typescript-eslint/no-explicit-any',
  },
  ...['bot/probe.ts', 'test/probe.ts'].map((file) => ({
    file,
    code: 'response.writeHead(200).end();\n',
    fires: 'no-restricted-syntax',
  })),
  {
    file: 'dialogs/probe.ts',
    code: "import { Dialog } from 'botbuilder-dialogs';\nvoid Dialog;\n",
    fires: '@typescript-eslint/no-restricted-imports',
  },
  ...['bot/probe.ts', 'dialogs/probe.ts'].map((file) => ({
    file,
    code: "import { TurnContext } from 'botbuilder';\nvoid TurnContext;\n",
    fires: '@typescript-eslint/no-restricted-imports',
  })),
  {
    file: 'bot/sdk/bot-framework.ts',
    code: "import { TurnContext } from 'botbuilder';\nvoid TurnContext;\n",
  },
  { file: 'bot/someProbe.ts', code: 'export const a = 1;\n', fires: 'unicorn/filename-case' },
  { file: 'bot/probe.ts', code: 'void 0;\n'.repeat(351), fires: 'max-lines' },
];

describe('the lint rules', () => {
  const fired = lint(cases);

  it.each(cases.map((each, index) => ({ ...each, index, says: summary(each) })))(
    '$says',
    (each) => {
      expect(fired[each.index]).toEqual(each.fires ? [each.fires] : []);
    },
  );
});

function summary({ file, code, fires }: Case): string {
  const first = code.split('\n')[0] ?? '';
  return `${file}: ${first} → ${fires ?? 'nothing'}`;
}

function lint(snippets: Case[]): string[][] {
  const helper = path.join(root, 'test/support/lint-snippets.js');
  const input = JSON.stringify(snippets);
  const run = spawnSync(process.execPath, [helper], { cwd: root, input, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as string[][];
}
