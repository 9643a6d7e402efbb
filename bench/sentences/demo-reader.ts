import { engagementNamed } from '../../bot/commands/engagement-named.ts';
import type { Command, CommandInput } from '../../bot/commands/command.ts';
import { readMessage } from '../../bot/routing/read-message.ts';
import { understandingOf } from '../../bot/routing/routing-services.ts';
import { handoverNamed } from '../../bot/utterance/people-named.ts';
import { demoCalendar } from '../../scripts/demo/calendar.ts';
import { DEMO_PEOPLE } from '../../scripts/demo/people.ts';
import { redeemedVouchers } from '../../scripts/demo/redeemed-vouchers.ts';
import { newVoucher, openVouchers } from '../../scripts/demo/vouchers.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { TODAY } from './sentences.ts';

/** The desk's reading of a sentence. */
export interface Reading {
  /** The command that runs, or the commands offered as buttons. */
  readonly intents: readonly string[];
  readonly isOffer: boolean;
  readonly beginsStep: boolean;
  readonly entities: Readonly<Record<string, unknown>>;
}

const calendar = demoCalendar(TODAY);
const voucherIds: ReadonlySet<string> = new Set(
  [...redeemedVouchers(calendar), ...openVouchers(calendar), newVoucher(calendar)].map(
    ({ voucherId }) => voucherId,
  ),
);
const people = Object.values(DEMO_PEOPLE);
const understanding = understandingOf({ programme: defaultProgramme });

/** Reads a sentence of the demo's project manager. */
export async function readSentence(text: string): Promise<Reading> {
  const intent = await readMessage(text, understanding, async (id) => voucherIds.has(id));
  switch (intent.kind) {
    case 'command':
      return run(intent.command, intent.asked);
    case 'voucher-id':
      return reading({ intents: ['status'], entities: { voucherId: intent.voucherId } });
    case 'choose':
      return reading({ intents: intent.meanings.map(({ command }) => command), isOffer: true });
    case 'mail':
      return reading({ intents: ['validate', 'reserve', 'register'], isOffer: true });
    case 'greeting':
    case 'thanks':
    case 'nothing':
      return reading({ intents: ['none'] });
  }
}

function reading(read: Partial<Reading> & Pick<Reading, 'intents'>): Reading {
  return { isOffer: false, beginsStep: false, entities: {}, ...read };
}

/** Without a voucher, `status` lists the vouchers. */
function run(command: Command, asked: CommandInput): Reading {
  const isList = command.name === 'status' && asked.voucherId === undefined;
  return reading({
    intents: [isList ? 'vouchers' : command.name],
    beginsStep: command.kind === 'step',
    entities: entitiesOf(command, asked),
  });
}

/** The parts of a sentence that the command uses. */
function entitiesOf(command: Command, asked: CommandInput): Reading['entities'] {
  const { text, voucherIds: ids } = asked;
  const voucher = ids.length > 0 ? { voucherId: ids.length > 1 ? ids : ids[0] } : {};
  if (command.name === 'eligibility') {
    const engagement = engagementNamed(text, defaultProgramme);
    return engagement === undefined ? {} : { engagement };
  }
  if (command.kind !== 'step') return voucher;
  if (command.mentionsColleague) {
    const { from, colleague } = handoverNamed(text, people, DEMO_PEOPLE.projectManager.personId);
    const named = [from, colleague].flatMap(
      (id) => people.find(({ personId }) => personId === id)?.name ?? [],
    );
    const names = named.length > 1 ? named : named[0];
    return names === undefined ? voucher : { ...voucher, colleague: names };
  }
  const expiresOn = command.options(asked).values?.expiresOn;
  return expiresOn === undefined ? voucher : { ...voucher, from: expiresOn, to: expiresOn };
}
