import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Day } from '../../workflow/kernel/day.ts';

const FOLDER = path.join(import.meta.dirname, '../../test/bot/utterance');

/** The day on which the sentences are written. */
export const TODAY: Day = '2026-11-30';

/** Chat commands that open a form or change something. */
const CHANGING = [
  ...['enrol', 'profile', 'register', 'validate', 'reserve', 'reschedule', 'release', 'report'],
  ...['redeem', 'payment', 'payment-status', 'note', 'remind', 'handover', 'away', 'correct'],
  ...['undo', 'team'],
];
const READING = [
  ...['help', 'status', 'vouchers', 'next', 'eligibility', 'guide', 'payments', 'history'],
  ...['deadlines', 'overview', 'capacity', 'notifications', 'calendar', 'language', 'export'],
  'cancel',
];

/** `answer`: a question about a rule. `none`: nothing that the desk does. */
const INTENTS: ReadonlySet<string> = new Set([...CHANGING, ...READING, 'answer', 'none']);

const text = z.string().min(1);
const texts = z.union([text, z.array(text).min(2)]);
const day = z.iso.date();

const entities = z
  .strictObject({
    voucherId: texts,
    customer: text,
    colleague: texts,
    offer: text,
    engagement: text,
    country: z.string().length(2),
    status: z.enum([
      'assigned',
      'reserved',
      'reported',
      'redeemed',
      'expired',
      'at-risk',
      'missed',
      'outstanding',
      'requested',
      'action-required',
      'approved',
      'paid',
      'rejected',
    ]),
    invoiceNumber: texts,
    amount: z.number().positive(),
    currency: z.string().length(3),
    from: day,
    to: day,
    mine: z.literal(true),
    negated: z.literal(true),
  })
  .partial();

export type Entities = z.infer<typeof entities>;

const row = z.tuple([
  z.enum(['en', 'de']),
  text,
  z
    .string()
    .transform((names) => names.split('|'))
    .pipe(z.array(z.string().refine((name) => INTENTS.has(name), 'unknown intent')).min(1)),
  z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(entities),
]);

export interface Sentence {
  readonly language: 'en' | 'de';
  readonly text: string;
  /** Fair readings. */
  readonly intents: readonly string[];
  readonly entities: Entities;
}

/** @throws ZodError if a row is malformed */
export const readSentences = (): readonly Sentence[] => readRows('sentences.tsv');

/**
 * Sentences for an unbiased score: no word list is tuned on them.
 *
 * @throws ZodError if a row is malformed
 */
export const readHeldOut = (): readonly Sentence[] => readRows('held-out.tsv');

function readRows(file: string): readonly Sentence[] {
  return readFileSync(path.join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [language, sentence, intents, meant] = row.parse(line.split('\t'));
      return { language, text: sentence, intents, entities: meant };
    });
}

/** True if an answer without a step is a fair reading: no step of another intent may begin. */
export function asksToRead({ intents }: Sentence): boolean {
  return intents.some((intent) => !CHANGING.includes(intent));
}
