import type { Values } from '../../dialogs/turn.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import { notYet, type StatusNamed } from '../utterance/statuses-named.ts';
import { anyWord, wholeWord } from '../utterance/word-lists.ts';
import type { PaymentStatus, VoucherStatus } from '../../workflow/voucher/voucher.ts';
import { PAYMENT_STATUSES, VOUCHER_STATUSES } from '../../workflow/voucher/voucher.ts';
import type { PersonNamed } from '../utterance/entities.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import type { Command } from '../commands/command.ts';
import type { NamedValues, ValueName } from './named-values.ts';

export interface UsedValues {
  /** Inputs of the command's form. */
  readonly values: Values;
  /** Conditions that the command applies. */
  readonly conditions: VoucherConditions | undefined;
  /** Values that the command cannot use, as typed. */
  readonly unread: readonly string[];
}

/** Conditions by which a step without a voucher ID finds its voucher. */
const FINDS_VOUCHER: readonly (keyof VoucherConditions)[] = [
  'customer',
  'customerPart',
  'offer',
  'invoiceNumber',
];

/** Names of the customer that a voucher ID makes superfluous. */
const OF_THE_VOUCHER: ReadonlySet<ValueName> = new Set([
  'customer',
  'offer',
  'country',
  'statuses',
  'mine',
]);

/** Uses each value of a sentence for the form or the list of the command, or names it as unread. */
export function useValues(
  command: Command,
  named: NamedValues,
  sentence: { readonly text: string; readonly today: Day; readonly hasVoucher: boolean },
): UsedValues {
  const { hasVoucher, text } = sentence;
  const fields: ReadonlySet<string> = new Set(command.fields);
  if (fields.has('note') || fields.has('text'))
    return { values: {}, conditions: undefined, unread: [] };
  const values = formValues(fields, named, sentence);
  const filled = new Set(Object.keys(values));
  const applied = command.applies ?? (command.kind === 'step' ? FINDS_VOUCHER : []);
  const all = conditionsOf(named, text, applied);
  const conditions = Object.fromEntries(
    Object.entries(all).filter(([name]) => applied.includes(name as keyof VoucherConditions)),
  ) as VoucherConditions;
  const isUsed = (value: ValueName): boolean =>
    (hasVoucher && OF_THE_VOUCHER.has(value)) ||
    NAMES_OF[value].some((name) => filled.has(name) || name in conditions) ||
    (value === 'statuses' && command.kind !== 'direct');
  const typed = Object.entries(named.typed) as [ValueName, string][];
  const isListed = command.applies !== undefined || command.kind !== 'step';
  return {
    values,
    conditions: Object.keys(conditions).length === 0 ? undefined : conditions,
    unread: [
      ...typed.flatMap(([value, words]) => (isUsed(value) ? [] : [words])),
      ...(isListed && !hasVoucher ? named.unknown : []),
    ],
  };
}

/** The inputs and conditions that hold a value. */
const NAMES_OF: Readonly<Record<ValueName, readonly string[]>> = {
  customer: ['customer', 'customerPart', 'organisation'],
  people: ['consultant', 'colleague', 'projectManagerId', 'consultantId'],
  offer: ['offer', 'offers'],
  engagement: ['engagement'],
  country: ['country', 'deliveryCountry'],
  statuses: ['statuses', 'paymentStatuses', 'atRisk', 'missed', 'status'],
  invoiceNumber: ['invoiceNumber'],
  amount: ['amount', 'amountPaid'],
  period: [
    'startDate',
    'endDate',
    'from',
    'until',
    'onDate',
    'day',
    'remindOn',
    'expiresOn',
    'period',
  ],
  mine: ['scope'],
};

/** Fills the inputs that a form has, whichever command it belongs to. */
function formValues(
  fields: ReadonlySet<string>,
  named: NamedValues,
  { text, today }: { readonly text: string; readonly today: Day },
): Values {
  const { amount, country, currency, customers, engagement, offer, reference } = named;
  const [invoiceNumber] = named.invoiceNumbers.slice(-1);
  const person = newPerson(named.people, text)?.personId;
  const payment = named.statuses.find(({ status }) => isPaymentStatus(status))?.status;
  const wanted: Readonly<Record<string, string | undefined>> = {
    consultant: person,
    colleague: fields.has('consultant') ? undefined : person,
    engagement,
    offer,
    offers: named.offers.join(','),
    organisation: customers.length === 1 ? customers[0] : undefined,
    country,
    deliveryCountry: country,
    invoiceNumber,
    amount: amount?.toString(),
    amountPaid: amount?.toString(),
    currency,
    status: payment,
    confirmationReference: reference,
    ...days(fields, named, today),
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => fields.has(name) && value !== undefined && value !== '',
    ),
  ) as Values;
}

/** The days of a form: a period with two inputs, or one day. */
function days(
  fields: ReadonlySet<string>,
  { period }: NamedValues,
  today: Day,
): Readonly<Record<string, string | undefined>> {
  if (period === undefined) return {};
  const { from, to } = period;
  const isDay = from !== undefined && from === to;
  if (fields.has('startDate')) {
    // One day of a report is its last, one of a plan its first.
    if (isDay && fields.has('handedOverOn')) return { endDate: to, expiresOn: to };
    return { startDate: from, endDate: isDay ? undefined : to, expiresOn: to ?? from };
  }
  if (fields.has('from') && fields.has('until')) return { from, until: to };
  const day = isDay ? from : (to ?? from);
  return {
    day,
    remindOn: isDay ? from : (from ?? to),
    expiresOn: day,
    until: to,
    ...(isDay && from <= today && { onDate: from }),
  };
}

const INSTEAD = new RegExp(`${wholeWord(anyWord('understand.instead'))}\\s{1,3}$`, 'iu');

/** "Aylin instead of Tom" is Aylin; the first of several otherwise. */
function newPerson(people: readonly PersonNamed[], text: string): PersonNamed | undefined {
  return (
    people.find(({ name }) => {
      const [first = name] = name.split(' ');
      const at = text.toLowerCase().indexOf(first.toLowerCase());
      return at >= 0 && !INSTEAD.test(text.slice(0, at));
    }) ?? people[0]
  );
}

/** Requested from Microsoft and not paid yet. */
const OUTSTANDING: readonly PaymentStatus[] = ['requested', 'action-required', 'approved'];
const ON_EXPIRY = new RegExp(wholeWord(anyWord('understand.expiry')), 'iu');
const ON_ASSIGNED = new RegExp(wholeWord(anyWord('understand.assigned-in')), 'iu');
const ALL = new RegExp(wholeWord(anyWord('understand.all')), 'iu');
const CONSULTS = new RegExp(wholeWord(anyWord('understand.consults')), 'iu');

/** Conditions that limit a list of vouchers. */
function conditionsOf(
  named: NamedValues,
  text: string,
  applied: readonly (keyof VoucherConditions)[],
): VoucherConditions {
  const { country, customers, engagement, isMine, offer, period, statuses } = named;
  const [person] = named.people;
  const [invoiceNumber] = named.invoiceNumbers;
  const has = (name: string): boolean => statuses.some(({ status }) => status === name);
  return {
    ...(customers.length === 1 && !named.isExcept && { customer: customers[0] }),
    ...(named.customerPart !== undefined && { customerPart: named.customerPart }),
    ...(offer !== undefined && { offer }),
    ...(engagement !== undefined && { engagement }),
    ...statusConditions(statuses),
    ...(person && whose(person, text, applied)),
    ...(country !== undefined && { country }),
    ...(invoiceNumber !== undefined && { invoiceNumber }),
    ...(has('at-risk') && { atRisk: true }),
    ...(has('missed') && { missed: true }),
    ...(period && { period: { of: periodOf(named, text), ...period } }),
    ...(isMine ? { scope: 'mine' as const } : ALL.test(text) && { scope: 'all' as const }),
  };
}

function statusConditions(said: readonly StatusNamed[]): VoucherConditions {
  const vouchers = said.flatMap(({ isNegated, status }) =>
    !isNegated && isVoucherStatus(status) ? [status] : [],
  );
  // "reserved but not reported" is reserved.
  const earlier = said.flatMap(({ isNegated, status }) =>
    isNegated && isVoucherStatus(status) ? notYet(status) : [],
  );
  const payments = said.flatMap(({ isNegated, status }) => {
    if (status === 'outstanding' || (isNegated && status === 'paid')) return OUTSTANDING;
    return !isNegated && isPaymentStatus(status) ? [status] : [];
  });
  const statuses = [...new Set(vouchers.length > 0 ? vouchers : earlier)];
  return {
    ...(statuses.length > 0 && { statuses }),
    ...(payments.length > 0 && { paymentStatuses: [...new Set(payments)] }),
  };
}

function whose(
  { personId, roles }: PersonNamed,
  text: string,
  applied: readonly (keyof VoucherConditions)[],
): VoucherConditions {
  // A list of consultants has no project managers.
  if (!applied.includes('projectManagerId')) return { consultantId: personId };
  const manages = roles.some((role) => role !== 'consultant') || roles.length === 0;
  return manages && !CONSULTS.test(text)
    ? { projectManagerId: personId }
    : { consultantId: personId };
}

function periodOf(
  { statuses }: NamedValues,
  text: string,
): NonNullable<VoucherConditions['period']>['of'] {
  const has = (name: string): boolean => statuses.some(({ status }) => status === name);
  if (has('paid')) return 'paid';
  if (has('redeemed')) return 'redeemed';
  // The last day of a redeemed voucher is that of its payment request.
  if (has('at-risk') || has('missed')) return 'last-day';
  if (has('expired') || ON_EXPIRY.test(text)) return 'expiry';
  return has('assigned') || ON_ASSIGNED.test(text) ? 'assigned' : 'engagement';
}

const isVoucherStatus = (name: string): name is VoucherStatus =>
  (VOUCHER_STATUSES as readonly string[]).includes(name);
const isPaymentStatus = (name: string): name is PaymentStatus =>
  (PAYMENT_STATUSES as readonly string[]).includes(name);
