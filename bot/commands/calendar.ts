import { calendarCard, type CalendarView } from '../../cards/lists/calendar-card.ts';
import { messageCard } from '../../cards/chat/message-card.ts';
import { showRefusal } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { check } from '../../workflow/kernel/checks.ts';
import type { DirectCommand } from './command.ts';

/** A calendar file of a voucher or of the person's own, and the person's feed. */
export const calendar: DirectCommand = {
  kind: 'direct',
  name: 'calendar',
  action: 'read',
  aboutVoucher: true,
  async run(turn, { extra, voucherId }) {
    const { t, tenantId } = turn;
    if (voucherId !== undefined && (await turn.voucher(voucherId)) === undefined)
      return showRefusal(turn, [check('voucher-known', false, { voucherId })], voucherId);
    const links = await turn.services.downloads.offer({
      tenantId,
      personId: turn.person.personId,
      locale: t.locale,
      voucherId,
    });
    if (links === undefined)
      return turn.show(
        messageCard(t, {
          title: t.text('calendar.unavailable.title'),
          text: t.text('export.unavailable.text'),
          actions: ['deadlines', 'vouchers'],
        }),
      );
    const hasFeed = turn.amongOthers === undefined && voucherId === undefined;
    const feed = hasFeed ? await feedOf(turn, extra.feed) : undefined;
    await turn.show(calendarCard(t, { file: links['calendar.ics'], voucherId, feed }));
  },
};

/** Creates, replaces or revokes the feed on a click; a typed message changes nothing. */
async function feedOf(
  { click, person: { personId }, services: { calendarFeeds, ids }, tenantId }: Turn,
  wanted: string | undefined,
): Promise<CalendarView['feed']> {
  const commandId = ids.next();
  const isClick = click?.commandId !== undefined;
  if (isClick && wanted === 'revoke') {
    await calendarFeeds.revoke(tenantId, personId);
    return { commandId, isRevoked: true };
  }
  if (isClick && wanted === 'create') {
    const link = await calendarFeeds.create(tenantId, personId, click.commandId);
    if (link !== undefined) return { commandId, link };
  }
  const current = await calendarFeeds.current(tenantId, personId);
  return { commandId, createdAt: current?.createdAt };
}
