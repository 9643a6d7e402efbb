import type { Verb } from '../../cards/kit/form-actions.ts';
import type { CommandInput, Command } from '../commands/command.ts';
import { commandsByName } from '../commands/registry.ts';
import { noteIn } from '../utterance/note-in.ts';
import { isPasted } from '../utterance/pasted-mail.ts';
import { understand, type UnderstandOptions } from '../utterance/understand.ts';
import { mailIds, type FindIds, type FoundIds } from '../utterance/voucher-ids.ts';
import { commandIn } from '../utterance/words.ts';

export type Intent =
  | { readonly kind: 'command'; readonly command: Command; readonly asked: CommandInput }
  /** Not certain enough to run: offered as buttons. */
  | { readonly kind: 'choose'; readonly meanings: readonly Meaning[] }
  | { readonly kind: 'voucher-id'; readonly voucherId: string }
  /** An e-mail about these vouchers. */
  | { readonly kind: 'mail'; readonly voucherIds: readonly string[] }
  | { readonly kind: 'greeting' | 'thanks' | 'nothing' };

export interface Meaning {
  readonly command: Verb;
  readonly voucherId?: string;
}

export interface ReadMessageOptions extends UnderstandOptions {
  readonly findIds: FindIds;
}

/** @param isKnown true if the tenant has the voucher; called for a few words at most */
export async function readMessage(
  text: string,
  options: ReadMessageOptions,
  isKnown: (voucherId: string) => Promise<boolean>,
): Promise<Intent> {
  const found = options.findIds(text);
  const note = commandsByName.get('note');
  const noted = noteIn(text, found.certain);
  if (note !== undefined && noted !== undefined) return commandIntent(note, noted.ids, text);
  if (isPasted(text) && found.certain.length > 0)
    return { kind: 'mail', voucherIds: mailIds(found) };

  const { ids, rest } = await idsIn(found, isKnown);
  if (isPasted(text) && ids.some((id) => found.former.includes(id)))
    return { kind: 'mail', voucherIds: ids };
  const understood = understand(commandIn(rest).text, ids.length > 0, options);
  switch (understood.kind) {
    case 'means': {
      const command = commandsByName.get(understood.name);
      if (command === undefined)
        return { kind: understood.name === 'thanks' ? 'thanks' : 'greeting' };
      return commandIntent(command, ids, text);
    }
    case 'may-mean':
      return { kind: 'choose', meanings: understood.names.map((name) => meaning(name, ids[0])) };
    case 'nothing':
      return onlyIds(ids);
  }
}

async function idsIn(
  { certain, possible, rest }: FoundIds,
  isKnown: (voucherId: string) => Promise<boolean>,
): Promise<{ readonly ids: readonly string[]; readonly rest: string }> {
  if (certain.length > 0) return { ids: certain, rest };
  for (const id of possible) {
    if (await isKnown(id)) return { ids: [id], rest: without(rest, id) };
  }
  return { ids: [], rest };
}

/** An ID only contains letters, digits and hyphens, so nothing has to be escaped. */
const without = (text: string, id: string): string => text.replace(new RegExp(id, 'iu'), ' ');

function commandIntent(command: Command, ids: readonly string[], text: string): Intent {
  const named = command.aboutVoucher ? ids : [];
  if (named.length > 1 && !takesSeveral(command))
    return { kind: 'choose', meanings: named.map((id) => meaning(command.name, id)) };
  const asked = { voucherId: named[0], voucherIds: named, text, values: {}, extra: {} };
  return { kind: 'command', command, asked };
}

function onlyIds(ids: readonly string[]): Intent {
  const [first, second] = ids;
  if (first === undefined) return { kind: 'nothing' };
  if (second === undefined) return { kind: 'voucher-id', voucherId: first };
  return { kind: 'choose', meanings: ids.map((id) => meaning('status', id)) };
}

function meaning(name: string, voucherId: string | undefined): Meaning {
  const command = name as Verb;
  return commandsByName.get(name)?.aboutVoucher ? { command, voucherId } : { command };
}

function takesSeveral(command: Command): boolean {
  return command.kind === 'step' && command.takesSeveral === true;
}
