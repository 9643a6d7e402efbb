import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { contractPage } from './contract-page.ts';

/** Writes docs/contract.md anew from the schemas. */
writeFileSync(path.join(import.meta.dirname, '../docs/contract.md'), contractPage());
