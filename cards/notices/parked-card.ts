import { moment } from '../../workflow/kernel/facts.ts';
import type { Parked } from '../../workflow/records/records.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { executeAction, type Card, type Element } from '../kit/card.ts';
import { commandAction, type ButtonName } from '../kit/form-actions.ts';
import { parkedFacts, type ParkedFact } from './parked-facts.ts';
import { listCard } from '../kit/list-card.ts';
import { paragraph } from '../kit/text-blocks.ts';

export interface ParkedView {
  /** Shown one at a time; undefined if no event is parked. */
  readonly parked?: Parked;
  /** The recorded voucher, shown next to the event's facts. */
  readonly voucher?: Voucher;
  /** Number of other parked events. */
  readonly remaining: number;
  readonly commandId: string;
}

/**
 * A parked event: the reason, its facts next to the recorded ones, and the decision. The buttons
 * send `resolve-parked` with the `decision` `apply` or `dismiss`; an unknown voucher can be
 * registered.
 */
export function parkedCard(t: Translator, view: ParkedView): Card {
  const { parked, remaining, voucher } = view;
  if (parked === undefined) return nothing(t);
  const { reason, receivedAt, voucherId } = parked;
  const differs = voucher !== undefined;
  const { commandId } = view;
  return listCard(t, {
    title: t.text('parked.title', { voucherId }),
    rows: [
      paragraph(t.text(`parked.reason.${reason}`, { received: moment(receivedAt) })),
      ...(differs ? [{ ...head(t), spacing: 'medium' }] : []),
      ...parkedFacts(parked, voucher, t.timeZone).map((fact) => factRow(t, fact, differs)),
      { ...paragraph(t.text('parked.remaining', { count: remaining })), isSubtle: true },
    ],
    actions: [
      ...(reason === 'unknown-voucher'
        ? [commandAction(t, 'register', { voucherId }, { style: 'positive' })]
        : []),
      ...DECISIONS[reason].map(({ decision, style, title }) =>
        executeAction({
          verb: 'resolve-parked',
          style,
          title: t.plain(`button.${title}`),
          data: { voucherId, webhookId: parked.webhookId, commandId, decision },
        }),
      ),
      ...(differs ? [commandAction(t, 'status', { voucherId })] : []),
    ],
  });
}

interface Decision {
  readonly decision: 'apply' | 'dismiss';
  readonly title: ButtonName;
  readonly style?: 'destructive';
}

const DISCARD: Decision = { decision: 'dismiss', title: 'discard', style: 'destructive' };

/** If the facts differ, one version is chosen; otherwise the event is retried or discarded. */
const DECISIONS: Readonly<Record<Parked['reason'], readonly Decision[]>> = {
  'facts-differ': [
    { decision: 'apply', title: 'apply' },
    { decision: 'dismiss', title: 'dismiss' },
  ],
  'currency-differs': [{ decision: 'apply', title: 'try-again' }, DISCARD],
  'not-possible-now': [{ decision: 'apply', title: 'try-again' }, DISCARD],
  'unknown-voucher': [DISCARD],
  'unknown-tenant': [DISCARD],
};

function nothing(t: Translator): Card {
  return listCard(t, {
    title: t.text('parked.none'),
    actions: [commandAction(t, 'vouchers')],
  });
}

function head(t: Translator): Element {
  const titles = [t.text('parked.fact'), t.text('parked.ours'), t.text('parked.theirs')];
  return row(titles, () => true);
}

/** A difference is marked with a sign and in bold, not by colour alone. */
function factRow(t: Translator, { name, ours, theirs }: ParkedFact, differs: boolean): Element {
  const reported = t.fact(theirs);
  const title = t.text(`parked.fact.${name}`);
  if (!differs) return row([title, reported], () => false);
  const recorded = ours === '' ? '–' : t.fact(ours);
  return recorded === reported
    ? row([title, recorded, reported], () => false)
    : row([title, recorded, `≠ ${reported}`], (index) => index > 0);
}

function row(texts: readonly string[], isBold: (index: number) => boolean): Element {
  return {
    type: 'ColumnSet',
    spacing: 'small',
    columns: texts.map((text, index) => ({
      type: 'Column',
      // A title is shorter than an address.
      width: index === 0 ? 2 : 3,
      items: [
        {
          ...paragraph(text),
          ...(index === 0 && { isSubtle: true }),
          ...(isBold(index) && { weight: 'bolder' }),
        },
      ],
    })),
  };
}
