import { newPartner } from '../../workflow/partner/partner.ts';
import { addDays } from '../../workflow/kernel/day.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { aChat, type Reply } from './a-chat.ts';
import { people } from './partner.ts';

export interface Tour {
  /** Every text of every message and card, links included. */
  readonly texts: readonly string[];
  readonly voucher?: Voucher;
}

const voucherId = 'NW-000123';
const START = '2020-06-16';

/**
 * A new company goes with one voucher through all eight steps, in the chat, for any programme: the
 * first engagement of its first offer.
 */
export async function tourOf(programme: Programme, locale: string): Promise<Tour> {
  const rolePolicy = { admins: [people.gloria], everyoneIsAdmin: false };
  const chat = await aChat({ partner: newPartner('contoso'), rolePolicy, locale, programme });
  const texts: string[] = [];
  const talk = (person: 'gloria' | 'paula' | 'carlo') => {
    const talker = chat.as(person);
    const heard = async (reply: Promise<Reply>): Promise<void> => {
      const { response, sent, updated } = await reply;
      texts.push(...textsIn([response, sent, updated]));
    };
    return {
      says: (...words: readonly string[]) => inTurn(words, (text) => heard(talker.says(text))),
      clicks: (verb: string, values?: Record<string, string>) => heard(talker.clicks(verb, values)),
    };
  };
  const [gloria, paula, carlo] = [talk('gloria'), talk('paula'), talk('carlo')];
  const { offer, days, engagement, competency, exam } = firstOf(programme);
  const dates = { startDate: START, endDate: addDays(START, days - 1) };

  await gloria.says('hello', 'help');
  for (const [name, role] of [
    ['paula', 'project-manager'],
    ['carlo', 'consultant'],
  ] as const) {
    await gloria.says('team');
    await gloria.clicks('grant-role');
    const person = { person: people[name], personEmail: `${name}@contoso.example` };
    await gloria.clicks('grant-role', { ...person, personName: name, role });
  }

  // Step 1
  await gloria.says('eligibility');
  await gloria.clicks('import-records');
  await gloria.says('cancel', 'eligibility');
  if (programme.requirements.complianceTraining.inForce) {
    await gloria.clicks('record-training');
    await gloria.clicks('record-training', { completedOn: '2020-06-01', reference: 'T-1' });
  }
  await gloria.clicks('record-competency');
  await gloria.clicks('record-competency', {
    ...competency,
    attainedOn: '2020-05-01',
    reference: 'C-1',
  });
  await gloria.clicks('record-assessment');
  await gloria.clicks('record-assessment', {
    consultant: people.carlo,
    competency: competency.competency,
    exam,
    passedOn: '2020-04-01',
    reference: 'E-1',
  });
  await gloria.clicks('eligibility');

  // Steps 2 and 3
  await gloria.says('enrol');
  await gloria.clicks('sign-agreement', { guidelinesRead: 'true', agreementSigned: 'true' });
  await gloria.clicks('enrol', { offers: offer });
  await gloria.says('profile');
  await gloria.clicks('update-profile');
  await gloria.clicks('update-profile', {
    companyName: 'Contoso',
    description: 'We deliver.',
    contactName: 'Paula',
    contactEmail: 'paula@contoso.example',
    countries: 'DE',
    offersShown: offer,
  });
  await gloria.clicks('add-location');
  await gloria.clicks('add-location', { location: 'L-1', locationName: 'Köln', country: 'DE' });

  // Step 4
  await paula.says('hello', 'help', 'guide', 'register');
  await paula.clicks('register', {
    voucherId,
    offer,
    serviceLevel: String(days),
    organisation: 'Fabrikam AG',
    customerEmail: 'vera@fabrikam.example',
    country: 'DE',
    assignedOn: '2020-06-15',
    expiresOn: '',
  });

  // Step 5
  const reservation = { engagement, location: 'L-1', consultant: people.carlo };
  for (const again of [true, false]) {
    await paula.says(`validate ${voucherId}`);
    await paula.clicks('validate', { customerEmail: 'somebody@else.example' });
    await paula.clicks('validate', { customerEmail: 'vera@fabrikam.example' });
    await paula.says(`reserve ${voucherId}`);
    await paula.clicks('reserve', { ...reservation, ...dates, endDate: '2020-06-01' });
    await paula.clicks('reserve', { ...reservation, ...dates, termsAccepted: 'true' });
    if (!again) continue;
    await paula.says(`reschedule ${voucherId}`, 'cancel', `release ${voucherId}`);
    await paula.clicks('release', { reason: programme.releaseReasons[0]?.code ?? '' });
  }

  // Step 6
  chat.onDay('2020-06-22');
  await carlo.says('hello', 'next', `report ${voucherId}`);
  await carlo.clicks('report', {
    ...dates,
    location: 'L-1',
    consultant: people.carlo,
    deliveryCountry: 'DE',
    daysDelivered: String(days),
    offSiteDays: '0',
    products: 'Some',
    deliverableType: programme.deliverableTypes[0]?.code ?? '',
    deliverableReference: 'D-1',
    handedOverOn: '2020-06-22',
    summary: 'Held.',
    nextSteps: 'Repeat.',
  });

  // Steps 7 and 8
  await gloria.says(`redeem ${voucherId}`);
  await gloria.clicks('redeem', { confirmationReference: 'R-1' });
  await gloria.says(`payment ${voucherId}`);
  if (programme.requirements.savbRegistration.inForce)
    await gloria.clicks('confirm-savb', { confirmationReference: 'S-1' });
  await gloria.clicks('payment', {
    invoiceNumber: 'I-1',
    amount: '900',
    currency: 'EUR',
    amountsShown: 'EUR 900',
  });
  for (const status of ['action-required', 'requested', 'approved', 'paid']) {
    await gloria.says('next', `payment status ${voucherId}`);
    await gloria.clicks('payment-status', { status, reason: 'A question', reference: 'P-1' });
  }
  await gloria.says(
    ...[`status ${voucherId}`, `history ${voucherId}`, 'vouchers', 'deadlines', 'overview'],
    ...['enrol', 'notifications', 'import', `correct ${voucherId}`, 'cancel', `undo ${voucherId}`],
  );
  return { texts: [...new Set(texts)], voucher: await chat.voucher(voucherId) };
}

function firstOf({ exams, offers, serviceLevels }: Programme) {
  const [offer] = offers;
  const [engagement] = offer?.engagements ?? [];
  const [qualification] = engagement?.qualifyingCompetencies ?? [];
  const competency = qualification?.competency ?? '';
  return {
    offer: offer?.code ?? '',
    days: Math.min(...serviceLevels),
    engagement: engagement?.code ?? '',
    competency: { competency, level: qualification?.levels.at(-1) ?? '' },
    exam: exams.find((one) => one.competency === competency)?.code ?? 'X-1',
  };
}

async function inTurn<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  for (const item of items) await work(item);
}

/** Names of formats and services of Teams. */
const PROTOCOL = ['contentType', 'dataset', 'type', '$schema'];

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    PROTOCOL.includes(key) ? [] : textsIn(one),
  );
}
