import { readNothing, runScript } from './cli/command-line.ts';

const HELP = `Writes the generated docs: docs/contract.md, docs/wire.md, docs/licences.md, parts of
docs/architecture.md, docs/import.md, docs/programme-rules.md, docs/runbook.md and
docs/reliability.md, and deploy/modules/documents-container.json.

  npm run docs`;

await runScript({
  call: 'npm run docs',
  help: HELP,
  read: readNothing,
  run: async () => (await import('./docs/write-docs.ts')).writeDocs(),
});
