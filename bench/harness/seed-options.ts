import { randomUUID } from 'node:crypto';
import type { DemoDataOptions } from '../../scripts/demo/data.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';

/** Options with the shipped programme, UTC and the current time. */
export const seedOptions = (documents: Documents): DemoDataOptions => ({
  documents,
  programme: defaultProgramme,
  ids: { next: () => randomUUID() },
  timeZone: 'UTC',
  now: Date.now(),
});
