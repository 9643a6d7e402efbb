import { welcomeCard } from '../../cards/chat/welcome-card.ts';
import { entryFor } from '../../dialogs/show-onboarding.ts';
import { contextOf } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { conversationPartition } from '../../workflow/records/records.ts';
import { onboardingView } from '../../workflow/views/onboarding-view.ts';
import type { Sender } from '../conversation/sender.ts';

const NOTHING = { isNew: false, maySetUp: false };
const WELCOMED = 'welcomed';

/**
 * Introduces the bot: to one person with first steps by their roles, to a group without.
 * @param addedBy name of the person who added the bot to the group
 */
export async function showWelcome(turn: Turn, addedBy?: string): Promise<void> {
  const { programme } = turn.services;
  const isPersonal = turn.amongOthers === undefined;
  const actor = await turn.actor();
  const roles = actor.kind === 'person' && isPersonal ? actor.roles : [];
  const name = isPersonal ? turn.person.name : undefined;
  const isReader = isPersonal && (await turn.may('read'));
  const { isNew, maySetUp } = isReader ? onboardingView(await contextOf(turn)) : NOTHING;
  await turn.show(
    welcomeCard(turn.t, {
      ...{ name, addedBy, roles, programme },
      toGroup: !isPersonal,
      isSettingUp: isNew && maySetUp,
      entry: isPersonal ? entryFor(actor, programme) : [],
    }),
  );
}

/**
 * True once per group: Teams reports an installation more than once, and only the first turn can
 * create the document.
 */
export async function firstTimeIn(
  documents: Documents,
  { tenantId, conversationId }: Sender,
): Promise<boolean> {
  const { ok } = await documents.commit(conversationPartition(tenantId, conversationId), [
    { op: 'create', id: WELCOMED, kind: WELCOMED, body: {} },
  ]);
  return ok;
}
