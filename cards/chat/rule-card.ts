import type { Programme } from '../../workflow/programme/definition.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card } from '../kit/card.ts';
import { messageCard } from './message-card.ts';

/** Commands whose rules people ask about. */
const RULES = [
  'validate',
  'reserve',
  'reschedule',
  'release',
  'report',
  'redeem',
  'payment',
  'deadlines',
  'eligibility',
] as const;
type Rule = (typeof RULES)[number];

export const hasRule = (name: string): name is Rule => (RULES as readonly string[]).includes(name);

/** The rules of a command in two or three sentences. */
export function ruleCard(
  t: Translator,
  { about, programme }: { readonly about: Rule; readonly programme: Programme },
): Card {
  const { paymentRequestDays, voucherLifeDays } = programme.windows;
  return messageCard(t, {
    title: t.text('rule.title', { command: t.plain(`command.${about}.title`) }),
    text: t.text(`rule.${about}`, { paymentRequestDays, voucherLifeDays }),
    actions: [about, 'programme', 'rights'],
  });
}
