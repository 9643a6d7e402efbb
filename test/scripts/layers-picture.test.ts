import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withLayersPictures } from '../../scripts/docs/layers-picture.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/architecture.md'), 'utf8');

describe('docs/architecture.md', () => {
  it('shows the imports of the source: npm run docs draws them', () => {
    expect(withLayersPictures(page)).toBe(page);
  });

  it('shows that the workflow imports no other layer', () => {
    expect(page).toContain('  storage --> workflow');
    expect(page).not.toContain('  workflow -->');
  });
});
