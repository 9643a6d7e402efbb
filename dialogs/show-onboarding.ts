import { ENTRY_AT_STEP_4 } from '../cards/partner/entry-at-step-4.ts';
import { onboardingCard } from '../cards/partner/onboarding-card.ts';
import type { Actor } from '../workflow/partner/actor.ts';
import type { PartnerEvent } from '../workflow/partner/commands/catalogue.ts';
import { mayEverAct } from '../workflow/partner/permissions.ts';
import type { Action, Programme } from '../workflow/programme/definition.ts';
import { onboardingView } from '../workflow/views/onboarding-view.ts';
import { contextOf } from './show-voucher.ts';
import type { Turn } from './turn.ts';

type Entry = (typeof ENTRY_AT_STEP_4)[number];

const RIGHTS: Readonly<Record<Entry, Action>> = {
  'import-records': 'record-eligibility',
  import: 'import',
  register: 'register',
};

/** The ways to begin at step 4 that the person may take. */
export const entryFor = (actor: Actor, programme: Programme): readonly Entry[] =>
  ENTRY_AT_STEP_4.filter((verb) => mayEverAct(actor, RIGHTS[verb], programme));

/** The tasks of a new company, with the events just recorded. */
export async function showOnboarding(
  turn: Turn,
  done: readonly PartnerEvent[] = [],
): Promise<void> {
  const context = await contextOf(turn);
  const entry = entryFor(context.actor, context.programme);
  await turn.show(onboardingCard(turn.t, { ...onboardingView(context), entry, done }));
}
