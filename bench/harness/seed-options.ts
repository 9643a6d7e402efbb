import { randomUUID } from 'node:crypto';
import type { DemoDataOptions } from '../../scripts/demo/data.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';

/** The shipped programme in UTC, now. */
export const seedOptions = (documents: Documents): DemoDataOptions => ({
  documents,
  programme: defaultProgramme,
  ids: { next: () => randomUUID() },
  timeZone: 'UTC',
  now: Date.now(),
});
