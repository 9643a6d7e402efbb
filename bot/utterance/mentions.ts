import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { decodeEntities } from './html-text.ts';

/** Mentions read from one message. */
const MAX_MENTIONS = 20;

const START = '<at';
const END = '</at>';

const entity = z.object({
  type: z.string().regex(/^mention$/iu),
  text: z.string().max(1_000).optional(),
  mentioned: z.object({
    id: z.string(),
    name: z.string().optional(),
    aadObjectId: z.string().optional(),
  }),
});

/** `<at>Desk</at> status` → `status`; a mention of a person becomes their name. */
export function withoutMentions(text: string, activity: Activity): string {
  const { recipient } = activity as Partial<Activity>;
  const ofBot = mentionsOf(activity).filter(({ mentioned }) => mentioned.id === recipient?.id);
  const texts = ofBot.flatMap(({ text: written = '' }) => written);
  const names = new Set(
    [recipient?.name, ...ofBot.map(({ mentioned }) => mentioned.name), ...texts.map(nameIn)].map(
      (name = '') => decodeEntities(name).trim(),
    ),
  );
  const parts = text.split(END);
  const end = parts.pop() ?? '';
  const kept = parts.map((part) => {
    const start = part.lastIndexOf(START);
    if (start < 0) return part;
    const name = nameIn(part.slice(start));
    return part.slice(0, start) + (names.has(decodeEntities(name).trim()) ? ' ' : name);
  });
  const rest = kept.join('') + end;
  return texts.filter((one) => !one.startsWith(START)).reduce(removed, rest);
}

export interface Mentioned {
  /** The channel's id of the person. */
  readonly id: string;
  readonly name: string;
  readonly aadObjectId?: string;
}

/** The first mention of a person. */
export function personMentioned(activity: Activity): Mentioned | undefined {
  const { recipient } = activity as Partial<Activity>;
  const mention = mentionsOf(activity).find(({ mentioned }) => mentioned.id !== recipient?.id);
  if (mention === undefined) return undefined;
  const { mentioned, text = '' } = mention;
  return { ...mentioned, name: decodeEntities(mentioned.name ?? nameIn(text)).trim() };
}

function mentionsOf({ entities = [] }: Partial<Activity>): readonly z.infer<typeof entity>[] {
  return entities.slice(0, MAX_MENTIONS).flatMap((one) => entity.safeParse(one).data ?? []);
}

/** `<at id="0">Tom Berg</at>` → `Tom Berg`. */
function nameIn(mention: string): string {
  if (!mention.startsWith(START)) return mention;
  const name = mention.slice(mention.indexOf('>') + 1);
  return name.endsWith(END) ? name.slice(0, -END.length) : name;
}

/** Removes a mention from a channel that writes `@Desk`. */
const removed = (text: string, mention: string): string =>
  mention === '' ? text : text.replace(mention, () => ' ');
