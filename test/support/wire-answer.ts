import { z } from 'zod';
import type { WireAnswer } from './wire-desk.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const TEXT = 'application/vnd.microsoft.activity.message';

/** Schemas of the documented invoke responses by answer kind. */
const BODIES: readonly (readonly [answer: string, body: z.ZodType])[] = [
  [
    'card',
    z.strictObject({ statusCode: z.literal(200), type: z.enum([CARD, TEXT]), value: z.unknown() }),
  ],
  [
    'error',
    z.strictObject({
      statusCode: z.number().min(400),
      type: z.literal('application/vnd.microsoft.error'),
      value: z.object({ code: z.string(), message: z.string() }),
    }),
  ],
  [
    'results',
    z.strictObject({
      composeExtension: z.object({ type: z.literal('result'), attachments: z.array(z.unknown()) }),
    }),
  ],
  [
    'extension-message',
    z.strictObject({
      composeExtension: z.object({ type: z.literal('message'), text: z.string() }),
    }),
  ],
  [
    'dialog',
    z.strictObject({
      task: z.object({ type: z.enum(['continue', 'message']), value: z.unknown() }),
    }),
  ],
  [
    'options',
    z.strictObject({
      statusCode: z.literal(200),
      type: z.literal('application/vnd.microsoft.search.searchResponse'),
      value: z.object({ results: z.array(z.object({ title: z.string(), value: z.string() })) }),
    }),
  ],
];

/** The answer kind of a response, or a description if Teams does not document it. */
export function kindOf({ status, body, posts }: WireAnswer): string {
  if (status === 501) return 'unsupported';
  if (status >= 400) return 'refused';
  const messages = posts.filter(({ activity }) => activity.type === 'message').length;
  if (body === undefined) return ['none', 'message'][messages] ?? `${messages} messages`;
  const known = BODIES.find(([, schema]) => schema.safeParse(body).success)?.[0];
  const kind = known ?? `a body of ${JSON.stringify(body).slice(0, 200)}`;
  return messages === 0 ? kind : `${kind} and ${messages} messages`;
}
