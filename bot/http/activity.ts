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
const maybe = <Output>(type: z.ZodType<Output>) =>
  type.nullish().transform((value) => value ?? undefined);
/**
 * Id of a tenant or person in Entra. Its case is not significant, so it is stored in lower case.
 */
const identifier = z.string().max(200).toLowerCase();
const moment = z
  .string()
  .max(64)
  .refine((value) => !Number.isNaN(Date.parse(value)));
const account = z.looseObject({
  id,
  name: maybe(z.string().max(2048)),
  aadObjectId: maybe(identifier),
  role: maybe(word),
});
const things = z.array(z.looseObject({})).max(1000);

const conversation = z.looseObject({
  id,
  tenantId: maybe(identifier),
  conversationType: maybe(word),
  isGroup: maybe(z.boolean()),
  name: maybe(z.string().max(2048)),
});

const activity = z.looseObject({
  type: word,
  id: maybe(id),
  channelId: word,
  serviceUrl: z.url({ protocol: /^https?$/u }).max(2048),
  timestamp: maybe(moment),
  localTimestamp: maybe(moment),
  expiration: maybe(moment),
  localTimezone: maybe(z.string().max(100)),
  locale: maybe(z.string().max(35)),
  from: account,
  recipient: account,
  conversation: maybe(conversation),
  name: maybe(word),
  text: maybe(text),
  textFormat: maybe(word),
  summary: maybe(text),
  replyToId: maybe(id),
  deliveryMode: maybe(word),
  attachments: maybe(things),
  entities: maybe(things),
  membersAdded: maybe(z.array(account).max(1000)),
  membersRemoved: maybe(z.array(account).max(1000)),
  channelData: maybe(z.looseObject({ tenant: maybe(z.looseObject({ id: identifier })) })),
});

/** In a chat of two people, Teams sends invokes of message extensions without a conversation. */
function lacksConversation({ type, name, conversation }: z.output<typeof activity>): boolean {
  const isExtension = type === 'invoke' && name?.startsWith('composeExtension/') === true;
  return conversation === undefined && !isExtension;
}

/** The activity with its timestamps as dates; undefined if it is invalid. */
export function parseActivity(value: unknown): Activity | undefined {
  const parsed = activity.safeParse(value);
  if (!parsed.success || lacksConversation(parsed.data)) return undefined;
  const { timestamp, localTimestamp, expiration, ...rest } = parsed.data;
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
