import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withImportColumns } from '../../scripts/docs/import-columns.ts';

it('docs/import.md lists every column in every language: npm run docs writes them', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/import.md'), 'utf8');
  expect(withImportColumns(page)).toBe(page);
  expect(page).toMatch(/^\| Vouchers +\| Voucher ID +\| yes /mu);
  expect(page).toMatch(/^\| Gutscheine +\| Gutschein-ID +\| ja /mu);
});
