import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Click, Values } from '../../dialogs/turn.ts';
import { INVOKE } from '../conversation/activity-types.ts';

/** More than any field accepts: the schema rejects a value that was cut off here. */
const MAX_VALUE = 8_000;

/** More than the longest form, the import of records, has. */
const MAX_INPUTS = 500;

const id = z.string().min(1).max(100);
const buttonData = z.looseObject({
  desk: z
    .looseObject({
      verb: id.optional(),
      voucherId: id.optional(),
      revision: z.number().int().nonnegative().optional(),
      commandId: id.optional(),
    })
    .nullish(),
});
/** Some clients omit `verb` and `data`, others send them as `null` or empty. */
const execute = z.object({
  action: z.object({ verb: z.unknown().optional(), data: z.unknown().optional() }),
});

/**
 * The click on a button of one of our cards: an invoke of an `Action.Execute`, or the message of an
 * `Action.Submit` from clients without the former. Undefined for other activities.
 */
export function clickOf(activity: Activity): Click | undefined {
  if (activity.type === INVOKE) {
    const parsed = execute.safeParse(unwrapped(activity.value));
    if (!parsed.success) return undefined;
    const { data, verb } = parsed.data.action;
    return readClick(data, id.safeParse(verb).data);
  }
  return readClick(activity.value);
}

/** @param verb from the invoke; an `Action.Submit` has it in its data only */
export function readClick(given: unknown, verb?: string): Click | undefined {
  const parsed = buttonData.safeParse(unwrapped(given));
  if (!parsed.success) return undefined;
  const { desk, ...inputs } = parsed.data;
  const { verb: verbInData, voucherId, revision, commandId, ...more } = desk ?? {};
  const pressed = verb ?? verbInData;
  if (pressed === undefined) return undefined;
  return {
    verb: pressed,
    voucherId,
    revision,
    commandId,
    values: textsOf(inputs),
    extra: textsOf(more),
  };
}

/** Some clients send a button's data as JSON text. */
function unwrapped(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** Inputs arrive as text; numbers and booleans of some clients are converted. */
function textsOf(inputs: Readonly<Record<string, unknown>>): Values {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(inputs).slice(0, MAX_INPUTS)) {
    if (typeof value === 'string') texts[name] = value.slice(0, MAX_VALUE);
    else if (typeof value === 'number' || typeof value === 'boolean') texts[name] = String(value);
  }
  return texts;
}
