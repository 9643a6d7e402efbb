import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withRoomsPicture } from '../../scripts/rooms-picture.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/architecture.md'), 'utf8');

describe('docs/architecture.md', () => {
  it('shows the rooms as the imports have them now: npm run docs draws it', () => {
    expect(withRoomsPicture(page)).toBe(page);
  });

  it('shows that the workflow imports nothing of ours', () => {
    expect(page).toContain('  bot --> workflow');
    expect(page).not.toContain('  workflow -->');
  });
});
