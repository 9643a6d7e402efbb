import { readMessage, type Intent } from '../../bot/routing/read-message.ts';
import type { NamedValues } from '../../bot/routing/named-values.ts';
import { understandingOf } from '../../bot/routing/routing-services.ts';
import { knownNames } from '../../bot/utterance/entities.ts';
import { demoCalendar } from '../../scripts/demo/calendar.ts';
import { DEMO_PEOPLE } from '../../scripts/demo/people.ts';
import { redeemedVouchers } from '../../scripts/demo/redeemed-vouchers.ts';
import { newVoucher, openVouchers } from '../../scripts/demo/vouchers.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import type { Role } from '../../workflow/programme/definition.ts';
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
const vouchers = [...redeemedVouchers(calendar), ...openVouchers(calendar), newVoucher(calendar)];
const voucherIds: ReadonlySet<string> = new Set(vouchers.map(({ voucherId }) => voucherId));
const ROLES: Readonly<Record<keyof typeof DEMO_PEOPLE, readonly Role[]>> = {
  projectManager: ['project-manager'],
  globalAdmin: ['global-admin'],
  partnerAdmin: ['partner-admin', 'consultant'],
  consultant: ['consultant'],
};
const people = Object.entries(DEMO_PEOPLE).map(([role, { name, personId }]) => ({
  name,
  personId,
  roles: ROLES[role as keyof typeof DEMO_PEOPLE],
}));
const names = knownNames([...new Set(vouchers.map(({ organisation }) => organisation))], people);
const understanding = understandingOf({ programme: defaultProgramme });

/** Reads a sentence of the demo's project manager. */
export async function readSentence(text: string, language: string): Promise<Reading> {
  const intent = await readMessage(text, understanding, {
    isKnown: async (id) => voucherIds.has(id),
    today: TODAY,
    language,
    names: async () => names,
  });
  return readingOf(intent);
}

function readingOf(intent: Intent): Reading {
  switch (intent.kind) {
    case 'command': {
      const { asked, command, named } = intent;
      const ids = asked.voucherIds;
      const voucher = ids.length > 0 ? { voucherId: ids.length > 1 ? ids : ids[0] } : {};
      return reading({
        intents: [
          command.name,
          ...(RULES.has(command.name) ? ['answer'] : []),
          ...(named && isStatus(command.name, named) ? ['status'] : []),
        ],
        beginsStep: command.kind === 'step',
        entities: { ...voucher, ...(named && entitiesOf(named)) },
      });
    }
    case 'voucher-id':
      return reading({ intents: ['status'], entities: { voucherId: intent.voucherId } });
    case 'rule':
      return reading({ intents: ['answer'] });
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

/** The vouchers of a customer or invoice with their status. */
const isStatus = (command: string, { customers, invoiceNumbers }: NamedValues): boolean =>
  command === 'vouchers' && (customers.length > 0 || invoiceNumbers.length > 0);

/** Commands whose answer is the rules. */
const RULES: ReadonlySet<string> = new Set(['programme', 'rights']);

function reading(read: Partial<Reading> & Pick<Reading, 'intents'>): Reading {
  return { isOffer: false, beginsStep: false, entities: {}, ...read };
}

/** The values that the command uses, or names as not used. */
function entitiesOf(named: NamedValues): Reading['entities'] {
  const { amount, country, currency, customers, engagement, offer, period, statuses } = named;
  const { invoiceNumbers, isMine, isNegated, people: colleagues } = named;
  const one = (values: readonly string[]): unknown => (values.length > 1 ? values : values[0]);
  const all = {
    customer: one(customers),
    colleague: one(colleagues.map(({ name }) => name)),
    offer,
    engagement,
    country,
    status: statuses[0]?.status,
    invoiceNumber: one(invoiceNumbers),
    amount,
    currency,
    from: period?.from,
    to: period?.to,
    mine: isMine || undefined,
    negated: isNegated || undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
