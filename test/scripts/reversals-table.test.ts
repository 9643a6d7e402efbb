import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withReversals } from '../../scripts/docs/reversals-table.ts';

it('docs/programme-rules.md lists how each event is taken back: npm run docs writes it', () => {
  const file = path.join(import.meta.dirname, '../../docs/programme-rules.md');
  const page = readFileSync(file, 'utf8');
  expect(withReversals(page)).toBe(page);
  expect(page).toMatch(/<!-- reversals[^]*`payment-requested`[^]*<!-- \/reversals -->/u);
});
