import type { Activity } from 'botbuilder';
import { z } from 'zod';

/**
 * Schema of the activity properties that the bot reads. Validated before the SDK sees the activity,
 * because the SDK throws on unexpected values. Other properties pass unchanged.
 */

const word = z.string().min(1).max(200);
const id = z.string().min(1).max(2048);
const text = z.string().max(100_000);
/** Channels send `null` for missing values. */
const nullable = <Output>(type: z.ZodType<Output>) =>
  type.nullish().transform((value) => value ?? undefined);
/** Entra id of a tenant or person. It is case-insensitive, so it is stored in lower case. */
const identifier = z.string().max(200).toLowerCase();
const timestamp = z
  .string()
  .max(64)
  .refine((value) => !Number.isNaN(Date.parse(value)));
const account = z.looseObject({
  id,
  name: nullable(z.string().max(2048)),
  aadObjectId: nullable(identifier),
  role: nullable(word),
});
const objects = z.array(z.looseObject({})).max(1000);

const conversation = z.looseObject({
  id,
  tenantId: nullable(identifier),
  conversationType: nullable(word),
  isGroup: nullable(z.boolean()),
  name: nullable(z.string().max(2048)),
});

const activity = z.looseObject({
  type: word,
  id: nullable(id),
  channelId: word,
  serviceUrl: z.url({ protocol: /^https?$/u }).max(2048),
  timestamp: nullable(timestamp),
  localTimestamp: nullable(timestamp),
  expiration: nullable(timestamp),
  localTimezone: nullable(z.string().max(100)),
  locale: nullable(z.string().max(35)),
  from: account,
  recipient: account,
  conversation: nullable(conversation),
  name: nullable(word),
  text: nullable(text),
  textFormat: nullable(word),
  summary: nullable(text),
  replyToId: nullable(id),
  deliveryMode: nullable(word),
  attachments: nullable(objects),
  entities: nullable(objects),
  membersAdded: nullable(z.array(account).max(1000)),
  membersRemoved: nullable(z.array(account).max(1000)),
  channelData: nullable(z.looseObject({ tenant: nullable(z.looseObject({ id: identifier })) })),
});

/** The activity with its timestamps as dates; undefined if it is invalid. */
export function parseActivity(value: unknown): Activity | undefined {
  const parsed = activity.safeParse(value);
  if (!parsed.success) return undefined;
  const { timestamp, localTimestamp, expiration, ...rest } = parsed.data;
  // In a chat of two people, Teams sends invokes of message extensions without a conversation.
  const isExtension = rest.type === 'invoke' && rest.name?.startsWith('composeExtension/');
  if (rest.conversation === undefined && !isExtension) return undefined;
  const dated = {
    ...rest,
    ...(timestamp !== undefined && { timestamp: new Date(timestamp), rawTimestamp: timestamp }),
    ...(localTimestamp !== undefined && {
      localTimestamp: new Date(localTimestamp),
      rawLocalTimestamp: localTimestamp,
    }),
    ...(expiration !== undefined && {
      expiration: new Date(expiration),
      rawExpiration: expiration,
    }),
  };
  return dated as unknown as Activity;
}
