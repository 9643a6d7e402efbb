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
  /** One at a time; absent: nothing waits. */
  readonly parked?: Parked;
  /** What is recorded of the same voucher, to stand beside what came in. */
  readonly voucher?: Voucher;
  /** How many more wait. */
  readonly remaining: number;
  readonly commandId: string;
}

/**
 * An event that was accepted and waits: why, what it says beside what is recorded, and the decision.
 * The buttons say `resolve-parked` with the `decision` of `apply` or `dismiss`; a voucher that
 * nobody has registered yet can be.
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

/** What makes sense depends on why it waits: two accounts to choose from, or one that finds no place. */
const DECISIONS: Readonly<Record<Parked['reason'], readonly Decision[]>> = {
  'facts-differ': [
    { decision: 'apply', title: 'apply' },
    { decision: 'dismiss', title: 'dismiss' },
  ],
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

/** A fact that differs says so with a sign and in bold, never by colour alone. */
function factRow(t: Translator, { name, ours, theirs }: ParkedFact, differs: boolean): Element {
  const said = t.fact(theirs);
  const title = t.text(`parked.fact.${name}`);
  if (!differs) return row([title, said], () => false);
  const recorded = ours === '' ? '–' : t.fact(ours);
  return recorded === said
    ? row([title, recorded, said], () => false)
    : row([title, recorded, `≠ ${said}`], (index) => index > 0);
}

function row(texts: readonly string[], isBold: (index: number) => boolean): Element {
  return {
    type: 'ColumnSet',
    spacing: 'small',
    columns: texts.map((text, index) => ({
      type: 'Column',
      // The title takes less than an address beside it.
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
