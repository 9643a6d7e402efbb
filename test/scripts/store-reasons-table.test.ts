import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withStoreReasons } from '../../scripts/docs/store-reasons-table.ts';
import { STORE_HINTS } from '../../storage/store-hints.ts';

it('docs/runbook.md lists every reason with its hint: npm run docs writes them', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
  expect(withStoreReasons(page)).toBe(page);
  for (const hint of Object.values(STORE_HINTS)) expect(page).toContain(hint);
});
