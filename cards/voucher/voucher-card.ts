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
import { template } from '../kit/template.ts';
import { listRow, tappableRow } from '../kit/tappable-row.ts';
import { finePrint, paragraph, subtle } from '../kit/text-blocks.ts';
import source from '../templates/voucher.json' with { type: 'json' };
import { exceptionElements, voucherFacts } from './voucher-facts.ts';
import { statusLook, voucherLine } from './voucher-words.ts';

export interface VoucherCardView extends VoucherView {
  /** Events just recorded, shown at the top. */
  readonly done?: readonly (PartnerEvent | VoucherEvent)[];
}

/** News above the voucher; `footer`, the reason for the notice, below it in small print. */
export interface News {
  readonly style: 'good' | 'accent' | 'warning' | 'attention';
  readonly items: readonly Element[];
  readonly footer?: string;
}

/** Maximum number of people with their own view of a shared card (a limit of Teams). */
const REFRESH_USERS_MAX = 60;

/** Teams shows at most six buttons; here three of them are outside the overflow menu. */
const BUTTONS_MAX = 6;
const VISIBLE_BUTTONS = 3;

/** Optional parts are arrays of elements; an empty one adds nothing. */
const fill = template<{
  readonly news: readonly Element[];
  readonly customer: string;
  readonly line: string;
  readonly status: readonly Element[];
  readonly next: readonly Element[];
  readonly countdown: readonly Element[];
  readonly stepper: readonly Element[];
  readonly facts: readonly Element[];
  readonly footer: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

/** The tracked card of one voucher, by default with the buttons for one reader. */
export function voucherCard(
  t: Translator,
  view: VoucherCardView,
  news?: News,
  actions = voucherButtons(t, view),
): Card {
  const { done = [], ending = [], voucher } = view;
  return fill(t, {
    news: news
      ? [{ type: 'Container', style: news.style, items: news.items }]
      : outcomeBanner(t, done),
    customer: t.fact(voucher.customer.organisation),
    line: voucherLine(t, voucher),
    status: [badge(statusLook(t, voucher))],
    next: nextElements(t, voucher, view.next),
    countdown: view.countdown
      ? [{ type: 'Container', items: countdownElements(t, view.countdown) }]
      : [],
    stepper: stepperElements(t, view.steps, voucher.status === 'expired'),
    facts: [
      ...(ending.length === 0 ? [] : endingLines(t, ending, voucher)),
      ...voucherFacts(t, voucher),
      ...missingNumber(t, view),
      ...noteElements(t, view),
      ...exceptionElements(t, voucher),
    ],
    footer: news?.footer === undefined ? [] : [finePrint(news.footer)],
    actions,
  });
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

/** The next step's button first, the history last. */
function voucherButtons(
  t: Translator,
  { earlier, may, next, voucher }: VoucherCardView,
): readonly CardAction[] {
  const first = next?.action;
  const ordered = [
    ...may.filter((action) => action === first),
    // The row of the notes opens their form.
    ...may.filter((action) => action !== first && action !== 'note'),
  ];
  const late = earlier === undefined ? [] : [alreadyDoneAction(t, earlier, deskData(voucher))];
  const names = [...ordered.slice(0, BUTTONS_MAX - 1 - late.length), 'history' as const];
  return [
    ...late,
    ...names.map((name, index) =>
      commandAction(t, name, deskData(voucher), {
        secondary: index >= VISIBLE_BUTTONS - late.length,
        ...(name === first && { style: 'positive' }),
      }),
    ),
  ];
}
