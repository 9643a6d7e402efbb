import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Creates an empty folder. */
export function aFolder(): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'planning-desk-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
