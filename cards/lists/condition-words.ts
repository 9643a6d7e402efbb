import { anyOf, coded, day, dayOrNone, type Fact } from '../../workflow/kernel/facts.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import type { Translator } from '../../locales/translator.ts';

/** One condition in words, without Markdown, and the conditions without it. */
export interface ConditionWords {
  readonly name: Name;
  readonly words: string;
  readonly without: VoucherConditions;
}

type Name = Exclude<keyof VoucherConditions, 'scope'>;

/** All conditions but the scope, in the order of their display. */
export function conditionWords(
  t: Translator,
  conditions: VoucherConditions,
): readonly ConditionWords[] {
  return (Object.keys(WORDS) as Name[]).flatMap((name) => {
    const words = WORDS[name](t, conditions);
    if (words === undefined) return [];
    const { [name]: _removed, ...without } = conditions;
    return [{ name, words, without }];
  });
}

/** The conditions as one text; empty if there are none. */
export const conditionsInWords = (t: Translator, conditions: VoucherConditions): string =>
  conditionWords(t, conditions)
    .map(({ words }) => words)
    .join(' · ');

type Words = (t: Translator, conditions: VoucherConditions) => string | undefined;

const codes = (as: 'status' | 'payment-status', values: readonly string[]): Fact =>
  anyOf(values.map((value) => coded(as, value)));

const WORDS: Readonly<Record<Name, Words>> = {
  customer: (t, { customer }) => customer && t.plainFact(customer),
  customerPart: (t, { customerPart }) =>
    customerPart && t.plain('condition.customer-part', { name: customerPart }),
  offer: (t, { offer }) => offer && t.plainFact(coded('offer', offer)),
  engagement: (t, { engagement }) => engagement && t.plainFact(coded('engagement', engagement)),
  statuses: (t, { statuses }) => statuses && t.plainFact(codes('status', statuses)),
  paymentStatuses: (t, { paymentStatuses }) =>
    paymentStatuses &&
    t.plain('condition.payment', { status: codes('payment-status', paymentStatuses) }),
  projectManagerId: (t, { projectManagerId }) =>
    projectManagerId &&
    t.plain('condition.project-manager', { person: coded('person', projectManagerId) }),
  consultantId: (t, { consultantId }) =>
    consultantId && t.plain('condition.consultant', { person: coded('person', consultantId) }),
  country: (t, { country }) => country && t.plainFact(coded('country', country.toUpperCase())),
  invoiceNumber: (t, { invoiceNumber }) =>
    invoiceNumber && t.plain('condition.invoice', { invoice: invoiceNumber }),
  atRisk: (t, { atRisk }) => atRisk && t.plain('condition.at-risk'),
  missed: (t, { missed }) => missed && t.plain('condition.missed'),
  period(t, { period }) {
    if (period === undefined) return undefined;
    const { from, of, to } = period;
    if (from !== undefined && from === to)
      return t.plain(`condition.${of}`, { when: t.plain('condition.on', { day: day(from) }) });
    const facts = { from: dayOrNone(from), to: dayOrNone(to) };
    return t.plain(`condition.${of}`, { when: t.plain('condition.period', facts) });
  },
};
