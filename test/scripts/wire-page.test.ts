import { readFileSync } from 'node:fs';
import path from 'node:path';
import { wireCorpus } from '../../scripts/docs/wire-corpus.ts';
import { wirePage } from '../../scripts/docs/wire-page.ts';

it('docs/wire.md matches the recorded activities: npm run docs writes it', () => {
  const written = readFileSync(path.join(import.meta.dirname, '../../docs/wire.md'), 'utf8');
  expect(written).toBe(wirePage(wireCorpus()));
});
