import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { containerDefinition } from '../../storage/cosmos/container-definition.ts';
import { ScriptFailed } from '../cli/command-line.ts';
import { contractPage } from './contract-page.ts';
import { withImportColumns } from './import-columns.ts';
import { licencesPage, type LockFile } from './licences-page.ts';
import { withStoreReasons } from './store-reasons-table.ts';
import { withLayersPictures } from './layers-picture.ts';
import { withReversals } from './reversals-table.ts';
import { withWaivers } from './waivers-list.ts';
import { wireCorpus } from './wire-corpus.ts';
import { wirePage } from './wire-page.ts';

/** @throws ScriptFailed if the test that counts store requests fails */
export function writeDocs(): void {
  const docs = path.join(import.meta.dirname, '../../docs');
  writeFileSync(path.join(docs, 'contract.md'), contractPage());
  writeFileSync(path.join(docs, 'wire.md'), wirePage(wireCorpus()));
  const architecture = path.join(docs, 'architecture.md');
  writeFileSync(architecture, withLayersPictures(readFileSync(architecture, 'utf8')));
  const runbook = path.join(docs, 'runbook.md');
  writeFileSync(runbook, withStoreReasons(readFileSync(runbook, 'utf8')));
  const rules = path.join(docs, 'programme-rules.md');
  writeFileSync(rules, withReversals(withWaivers(readFileSync(rules, 'utf8'))));
  const columns = path.join(docs, 'import.md');
  writeFileSync(columns, withImportColumns(readFileSync(columns, 'utf8')));
  const lock = readFileSync(path.join(docs, '../package-lock.json'), 'utf8');
  writeFileSync(path.join(docs, 'licences.md'), licencesPage(JSON.parse(lock) as LockFile));
  const container = path.join(docs, '../deploy/modules/documents-container.json');
  writeFileSync(container, `${JSON.stringify(containerDefinition, undefined, 2)}\n`);
  writeStoreRequests();
}

/** Runs the test that counts store requests, which also writes the table. */
function writeStoreRequests(): void {
  const root = path.join(import.meta.dirname, '../..');
  const counting = 'test/bot/store-requests-at-the-wire.slow.test.ts';
  const jest = ['node_modules/jest/bin/jest.js', counting, '--reporters=default'];
  const env = { ...process.env, WRITE_DOCS: '1' };
  const { status } = spawnSync(process.execPath, jest, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) throw new ScriptFailed(`${counting} failed: docs/reliability.md may be old`);
}
