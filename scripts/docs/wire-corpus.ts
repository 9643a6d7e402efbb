import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** How the desk answers an activity; `wire-page.ts` describes each value. */
const answer = z.enum([
  'none',
  'message',
  'card',
  'error',
  'results',
  'extension-message',
  'dialog',
  'options',
  'unsupported',
  'refused',
]);

const record = z.strictObject({
  /** Documentation of this shape: a page of Microsoft's, or a repository and thread. */
  source: z.string().min(5),
  /** Setup that differs from the default, where bot and sender are members. */
  given: z
    .strictObject({
      botIsMember: z.boolean().optional(),
      userRole: z.enum(['guest', 'anonymous']).optional(),
      memberTenant: z.string().optional(),
      email: z.string().optional(),
    })
    .optional(),
  activity: z.looseObject({ type: z.string() }),
  expect: z.strictObject({
    status: z.number(),
    answer,
    /** Texts that the answer must contain, and below, must not contain. */
    contains: z.array(z.string()).optional(),
    lacks: z.array(z.string()).optional(),
    /** True if the activity yields the sender's conversation reference. */
    learnsReference: z.boolean(),
    /** False if the activity removes the sender's conversation reference. */
    keepsReference: z.boolean().optional(),
    note: z.string().optional(),
  }),
});

export type WireAnswerKind = z.infer<typeof answer>;

export interface WireRecord extends z.infer<typeof record> {
  /** Folder and file: `messages/personal-greeting`. */
  readonly name: string;
  readonly group: string;
}

const WIRE_FOLDER = path.join(import.meta.dirname, '../../test/wire');

/** All recorded activities, sorted by folder and file. */
export function wireCorpus(): readonly WireRecord[] {
  return readdirSync(WIRE_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const read: unknown = JSON.parse(readFileSync(path.join(WIRE_FOLDER, file), 'utf8'));
      const name = file.slice(0, -'.json'.length).replaceAll(path.sep, '/');
      const parsed = record.safeParse(read);
      if (!parsed.success) throw new TypeError(`${file}: ${z.prettifyError(parsed.error)}`);
      return { ...parsed.data, name, group: path.posix.dirname(name) };
    });
}
