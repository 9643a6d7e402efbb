import { coded, moment } from '../../workflow/kernel/facts.ts';
import type { PartnerEvent } from '../../workflow/partner/commands/catalogue.ts';
import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import type { VoucherView } from '../../workflow/views/voucher-view.ts';
import { isEntered, valuesOf } from '../../workflow/voucher/parts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, openUrlAction, type Card, type CardAction, type Element } from '../kit/card.ts';
import { chatLink } from '../kit/chat-link.ts';
import { countdownElements } from '../kit/countdown.ts';
import { alreadyDoneAction } from '../kit/already-done-action.ts';
import { badge } from '../kit/badge.ts';
import { outcomeBanner } from '../history/event-words.ts';
import { endingLines } from './ending-lines.ts';
import { nextElements, stepperElements } from './progress.ts';
import { commandAction } from '../kit/form-actions.ts';
import { iconLine } from '../kit/icon.ts';
import { template } from '../kit/template.ts';
import { listRow, tappableRow } from '../kit/tappable-row.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';
import source from '../templates/voucher.json' with { type: 'json' };
import { customerFacts, exceptionElements, voucherFacts } from './voucher-facts.ts';
import { statusLook, voucherLine } from './voucher-words.ts';

export interface VoucherCardView extends VoucherView {
  /** Events just recorded, shown at the top. */
  readonly done?: readonly (PartnerEvent | VoucherEvent)[];
}

/** News above the voucher. */
export interface News {
  readonly style: 'accent' | 'warning' | 'attention';
  readonly items: readonly Element[];
  /** A proactive message: without the steps, and with the buttons of its settings and the card. */
  readonly isNotice?: true;
}

const NEWS_ICONS = { accent: 'news', warning: 'exception', attention: 'unmet' } as const;

/** Maximum number of people with their own view of a shared card (a limit of Teams). */
const REFRESH_USERS_MAX = 60;

/** Teams shows at most six buttons; here two of them are outside the overflow menu. */
const BUTTONS_MAX = 6;
const VISIBLE_BUTTONS = 2;

/** Optional parts are arrays of elements; an empty one adds nothing. */
const fill = template<{
  readonly news: readonly Element[];
  readonly customer: string;
  readonly line: string;
  readonly status: readonly Element[];
  readonly next: readonly Element[];
  readonly stepper: readonly Element[];
  readonly facts: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

/** The tracked card of one voucher, by default with the buttons for one reader. */
export function voucherCard(
  t: Translator,
  view: VoucherCardView,
  news?: News,
  actions = voucherButtons(t, view, news),
): Card {
  const { done = [], ending = [], voucher } = view;
  const { isNotice = false } = news ?? {};
  const isNew = isNotice && voucher.status === 'assigned';
  return fill(t, {
    news: news ? [iconLine(NEWS_ICONS[news.style], news.items)] : outcomeBanner(t, done),
    customer: t.fact(voucher.customer.organisation),
    line: voucherLine(t, voucher),
    status: [badge(statusLook(t, voucher))],
    next: [nextBox(t, view)],
    stepper: isNotice ? [] : stepperElements(t, view.steps, voucher.status === 'expired'),
    facts: [
      ...(ending.length === 0 ? [] : endingLines(t, ending, voucher)),
      ...(isNew ? customerFacts(t, voucher) : voucherFacts(t, voucher)),
      ...missingNumber(t, view),
      ...noteElements(t, view),
      ...exceptionElements(t, voucher),
    ],
    actions,
  });
}

/** The next step, its last day and its button, on a tint while there is one. */
function nextBox(t: Translator, view: VoucherCardView): Element {
  const { countdown, next, voucher } = view;
  const button = nextButton(t, view);
  const known = { hasButton: button.length > 0, until: countdown?.until };
  return {
    type: 'Container',
    ...(next && { style: 'emphasis', roundedCorners: true }),
    items: [
      ...nextElements(t, voucher, next, known),
      ...(countdown ? countdownElements(t, countdown) : []),
      ...(button.length === 0 ? [] : [{ type: 'ActionSet', actions: button }]),
    ],
  };
}

/** The button of the next step, if the reader may take it. */
function nextButton(t: Translator, { may, next, voucher }: VoucherCardView): readonly CardAction[] {
  return may
    .filter((action) => action === next?.action)
    .map((action) => commandAction(t, action, deskData(voucher), { style: 'positive' }));
}

/** Asks for the confirmation number of the last step if it was left empty. */
function missingNumber(t: Translator, { may, voucher }: VoucherCardView): readonly Element[] {
  if (!may.includes('correct')) return [];
  const part = NUMBERED.find((one) => isEntered(voucher, one));
  if (part === undefined || valuesOf(voucher, part).has('confirmationReference')) return [];
  const text = t.text('voucher.number-missing', { entry: coded('entry', part) });
  const data = { ...deskData(voucher), part, reason: t.plain('correct.number-added') };
  return [tappableRow(t, { verb: 'correct', data, main: [paragraph(text)] })];
}

/** The latest note, in a row that opens the form of the notes. */
function noteElements(t: Translator, { may, voucher }: VoucherCardView): readonly Element[] {
  const { notes = [] } = voucher;
  const latest = notes.findLast(({ note }) => note !== '');
  const mayAdd = may.includes('note');
  if (latest === undefined && !mayAdd) return [];
  const main =
    latest === undefined
      ? [paragraph(t.text('voucher.add-note'))]
      : [
          { ...paragraph(t.text('voucher.note', { note: latest.note })), maxLines: 4 },
          subtle(
            t.text('voucher.note.by', {
              person: coded('person', latest.personId),
              at: moment(latest.at),
              more: notes.length - 1,
            }),
          ),
        ];
  const row = { verb: 'note', data: deskData(voucher), action: t.plain('button.note') } as const;
  return [mayAdd ? tappableRow(t, { ...row, main }) : listRow({ main })];
}

/** The parts with a confirmation number, the last one first. */
const NUMBERED = ['payment', 'redemption', 'report', 'reservation'] as const;

/**
 * The card for a group or channel, without personal buttons. Teams refreshes it for each of
 * `userIds` (Teams user ids) by sending `status`, which returns their own view. With `botId`, the
 * app id in Teams, it links to the reader's own chat with the bot.
 */
export function sharedVoucherCard(
  t: Translator,
  view: Omit<VoucherCardView, 'may'>,
  userIds: readonly string[],
  botId?: string,
): Card {
  const status = commandAction(t, 'status', deskData(view.voucher));
  const { fallback: _fallback, ...action } = status;
  const chat = botId === undefined ? [] : [chatAction(t, botId, view.voucher)];
  return {
    ...voucherCard(t, { ...view, may: [] }, undefined, [status, ...chat]),
    refresh: { action, userIds: userIds.slice(0, REFRESH_USERS_MAX) },
  };
}

function chatAction(t: Translator, botId: string, { voucherId }: Voucher): CardAction {
  const text = `${t.plain('command.status.title')} ${voucherId}`;
  return openUrlAction(t.plain('button.chat'), chatLink(botId, text));
}

/** The buttons besides that of the next step; the history, and those of a notice, last. */
function voucherButtons(
  t: Translator,
  { earlier, may, next, voucher }: VoucherCardView,
  news?: News,
): readonly CardAction[] {
  const late = earlier === undefined ? [] : [alreadyDoneAction(t, earlier, deskData(voucher))];
  const last = news?.isNotice
    ? (['history', 'status', 'notifications'] as const)
    : ['history' as const];
  // The row of the notes opens their form.
  const others = may.filter((action) => action !== next?.action && action !== 'note');
  const names = [...others.slice(0, BUTTONS_MAX - last.length - late.length), ...last];
  return [
    ...late,
    ...names.map((name, index) =>
      commandAction(t, name, name === 'notifications' ? {} : deskData(voucher), {
        secondary: index >= VISIBLE_BUTTONS - late.length || name === 'release',
      }),
    ),
  ];
}
