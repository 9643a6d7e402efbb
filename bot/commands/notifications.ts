import { ADMIN_KINDS, notificationsCard } from '../../cards/chat/notifications-card.ts';
import type { FormState } from '../../cards/kit/card.ts';
import { messageCard } from '../../cards/chat/message-card.ts';
import type { Turn, Values } from '../../dialogs/turn.ts';
import { check, type Check } from '../../workflow/kernel/checks.ts';
import { MUTABLE_KINDS } from '../../workflow/notices/quiet-hours.ts';
import { mayAct } from '../../workflow/partner/permissions.ts';
import type { NotificationChoices, PersonRecord } from '../../workflow/records/records.ts';
import type { DirectCommand } from './command.ts';

/** The kinds in a form of a build that did not name them. */
const OFFERED_BEFORE: readonly string[] = [
  'reminder',
  'payment-status-changed',
  'voucher-expired',
  'voucher-expiry-changed',
  'voucher-taken-away',
  'voucher-corrected',
  'record-cut-short',
  'exception-recorded',
  'event-parked',
  'reader-unknown',
];

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/** Settings for notices: kinds, quiet hours, digest. */
export const notifications: DirectCommand = {
  kind: 'direct',
  name: 'notifications',
  aboutVoucher: false,
  async run(turn, { values, extra }) {
    const { people } = turn.services;
    const choices = choicesOf(await people.find(turn.tenantId, turn.person.personId));
    // A submitted form always has the digest toggle; the button that opens the form has not.
    if (values.digest === undefined) return show(turn, choices, { values: {}, refused: [] });
    const refused = badTimes(values);
    if (refused.length > 0) return show(turn, choices, { values, refused });
    const admin = await isAdmin(turn);
    const offered = extra.offered?.split(',') ?? OFFERED_BEFORE;
    await people.choose(turn.tenantId, turn.person.personId, (known) => ({
      notifications: chosen(
        values,
        choicesOf(known),
        (kind) => offered.includes(kind) && (admin || !ADMIN_KINDS.includes(kind)),
      ),
    }));
    const title = turn.t.text('dialog.notifications-changed');
    await turn.show(messageCard(turn.t, { title, actions: ['next', 'notifications'] }));
  },
};

const choicesOf = (known: PersonRecord | undefined): NotificationChoices =>
  known?.notifications ?? { muted: [] };

async function show(turn: Turn, choices: NotificationChoices, form: FormState): Promise<void> {
  const admin = await isAdmin(turn);
  await turn.show(notificationsCard(turn.t, { choices, form, admin }));
}

async function isAdmin(turn: Turn): Promise<boolean> {
  return mayAct(await turn.actor(), 'resolve-parked', turn.services.programme, undefined);
}

function badTimes(values: Values): readonly Check[] {
  return ['quietFrom', 'quietTo']
    .filter((field) => (values[field] ?? '') !== '' && !TIME.test(values[field] ?? ''))
    .map((field) => check('field-valid', false, { problem: 'other' }, field));
}

/** Choices that the card did not offer stay unchanged. */
function chosen(
  { kinds = '', quietFrom = '', quietTo = '', digest }: Values,
  before: NotificationChoices,
  isOffered: (kind: string) => boolean,
): NotificationChoices {
  const wanted = kinds.split(',');
  const isMuted = (kind: string): boolean =>
    isOffered(kind) ? !wanted.includes(kind) : before.muted.includes(kind);
  const quiet = quietFrom !== '' && quietTo !== '' ? { quietFrom, quietTo } : {};
  return { muted: MUTABLE_KINDS.filter(isMuted), ...quiet, digest: digest === 'true' };
}
