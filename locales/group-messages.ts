import type { MessageKey } from './languages.ts';

/** Messages that name the reader instead of addressing them. */
const IN_GROUP = [
  'in-group.away.cover-is-away',
  'in-group.away.current',
  'in-group.away.ended',
  'in-group.away.ended.text',
  'in-group.away.nobody',
  'in-group.away.replaced',
  'in-group.away.saved',
  'in-group.away.saved.text',
  'in-group.away.title',
  'in-group.calendar.feed',
  'in-group.calendar.feed.in-chat',
  'in-group.calendar.file.expires',
  'in-group.calendar.file.mine',
  'in-group.check.may-act.met',
  'in-group.check.may-act.next',
  'in-group.check.may-act.unmet',
  'in-group.check.own-entry.unmet',
  'in-group.check.own-note.met',
  'in-group.check.own-note.unmet',
  'in-group.covered-for',
  'in-group.deadlines.none',
  'in-group.deadlines.title',
  'in-group.dialog.notifications-changed',
  'in-group.dialog.refused.may-act',
  'in-group.export.expires',
  'in-group.export.scope.mine',
  'in-group.export.title',
  'in-group.handover-several.about.own',
  'in-group.next.by.you',
  'in-group.next.footer.none',
  'in-group.next.title',
  'in-group.next.title.many',
  'in-group.note.own',
  'in-group.note.title.change',
  'in-group.team.you',
  'in-group.voucher-list.filter.mine',
  'in-group.voucher-list.found.mine',
  'in-group.voucher-list.none.mine',
  'in-group.voucher-list.title.mine',
] as const satisfies readonly MessageKey[];

const PREFIX = 'in-group.';

/** The message used where others read the text, too, by the one for the reader alone. */
export const groupMessages: ReadonlyMap<string, MessageKey> = new Map(
  IN_GROUP.map((key) => [key.slice(PREFIX.length), key]),
);
