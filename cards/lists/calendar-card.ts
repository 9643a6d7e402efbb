import { moment } from '../../workflow/kernel/facts.ts';
import type { Instant } from '../../workflow/kernel/day.ts';
import type { Translator } from '../../locales/translator.ts';
import { openUrlAction, type Card, type CardAction, type Element } from '../kit/card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { listCard } from '../kit/list-card.ts';
import { finePrint, paragraph, sectionTitle } from '../kit/text-blocks.ts';

export interface CalendarView {
  /** Download URL of the file. */
  readonly file: string;
  /** The file has this voucher only, and a button leads to the feed. */
  readonly voucherId?: string;
  /** Absent where others see the card, and with `voucherId`. */
  readonly feed?: {
    /** For a click on one of its buttons. */
    readonly commandId: string;
    readonly createdAt?: Instant;
    /** The link, on the one card that shows it. */
    readonly link?: string;
    readonly isRevoked?: boolean;
  };
}

/** A calendar file, and the reader's own feed. */
export function calendarCard(t: Translator, { feed, file, voucherId }: CalendarView): Card {
  const isOne = voucherId !== undefined;
  return listCard(t, {
    title: t.text('calendar.title'),
    rows: [
      paragraph(isOne ? t.text('calendar.file.one', { voucherId }) : t.text('calendar.file.mine')),
      finePrint(t.text('calendar.file.expires')),
      ...(isOne
        ? []
        : [
            sectionTitle(t.text('calendar.feed')),
            ...(feed ? feedRows(t, feed) : [paragraph(t.text('calendar.feed.in-chat'))]),
          ]),
    ],
    actions: [
      openUrlAction(t.plain('calendar.file'), file),
      ...(feed ? feedActions(t, feed) : []),
      ...(isOne ? [commandAction(t, 'calendar', {}, { title: 'calendar-feed' })] : []),
    ],
  });
}

type Feed = NonNullable<CalendarView['feed']>;

function feedRows(t: Translator, { createdAt, isRevoked, link }: Feed): readonly Element[] {
  if (link !== undefined)
    return [
      paragraph(t.text('calendar.feed.created')),
      // Plain text for copying; the address has no character with a meaning in Markdown.
      { type: 'TextBlock', text: link, wrap: true, fontType: 'monospace', size: 'small' },
      finePrint(t.text('calendar.feed.secret')),
    ];
  if (createdAt !== undefined)
    return [paragraph(t.text('calendar.feed.exists', { at: moment(createdAt) }))];
  return [
    ...(isRevoked ? [paragraph(t.text('calendar.feed.revoked'))] : []),
    paragraph(t.text('calendar.feed.none')),
    finePrint(t.text('calendar.feed.secret')),
  ];
}

function feedActions(t: Translator, { commandId, createdAt, link }: Feed): readonly CardAction[] {
  const exists = createdAt !== undefined || link !== undefined;
  return [
    commandAction(
      t,
      'calendar',
      { commandId, feed: 'create' },
      { title: exists ? 'renew-feed' : 'create-feed' },
    ),
    ...(exists
      ? [
          commandAction(
            t,
            'calendar',
            { commandId, feed: 'revoke' },
            { title: 'revoke-feed', style: 'destructive' },
          ),
        ]
      : []),
  ];
}
