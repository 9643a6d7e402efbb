import { readFile } from 'node:fs/promises';
import type { Programme } from '../../workflow/programme/definition.ts';
import {
  defaultProgramme,
  parseProgramme,
  ProgrammeInvalid,
} from '../../workflow/programme/load.ts';

/**
 * The programme in the operator's file, or Software Assurance Planning Services.
 * @throws ProgrammeInvalid with the path of each problem, or the reason why the file is unreadable
 */
export async function loadProgramme(file: string | undefined): Promise<Programme> {
  if (file === undefined) return defaultProgramme;
  return parseProgramme(await readJson(file));
}

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new ProgrammeInvalid([`PROGRAMME_FILE ${file} cannot be read (${code})`]);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ProgrammeInvalid([`PROGRAMME_FILE ${file} is not JSON`]);
  }
}
