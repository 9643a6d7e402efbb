import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contractPage } from './contract-page.ts';
import { licencesPage, type LockFile } from './licences-page.ts';
import { withRoomsPicture } from './rooms-picture.ts';

/** Writes anew what the docs say of the code: the contract, the licences, the picture of the rooms. */
const docs = path.join(import.meta.dirname, '../docs');
writeFileSync(path.join(docs, 'contract.md'), contractPage());
const architecture = path.join(docs, 'architecture.md');
writeFileSync(architecture, withRoomsPicture(readFileSync(architecture, 'utf8')));
const lock = readFileSync(path.join(docs, '../package-lock.json'), 'utf8');
writeFileSync(path.join(docs, 'licences.md'), licencesPage(JSON.parse(lock) as LockFile));
