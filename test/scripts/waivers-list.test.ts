import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withWaivers } from '../../scripts/docs/waivers-list.ts';

it('docs/programme-rules.md lists the checks that can be waived: npm run docs writes them', () => {
  const file = path.join(import.meta.dirname, '../../docs/programme-rules.md');
  const page = readFileSync(file, 'utf8');
  expect(withWaivers(page)).toBe(page);
  expect(page).toMatch(/<!-- waivers[^]*`voucher-not-expired`[^]*<!-- \/waivers -->/u);
});
