import type { Card } from '../cards/kit/card.ts';
import type { Context } from '../workflow/partner/context.ts';
import { coded } from '../workflow/kernel/facts.ts';
import { frozen } from '../workflow/kernel/deep-freeze.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';
import type { Turn } from './turn.ts';

interface CacheEntry {
  /** A key of all other inputs of the card. */
  readonly reader: string;
  readonly context: Context;
  readonly card: Card;
}

/** Number of cached cards per voucher: few people open the same one. */
const ENTRIES_MAX = 4;

const cardsOf = new WeakMap<Voucher, readonly CacheEntry[]>();

/**
 * Caches the voucher's card per reader until one of its inputs changes: clients fetch it whenever a
 * chat is opened. Relies on the store returning the same frozen object for an unchanged document;
 * with another store the card is rendered each time.
 */
export function cachedCard(turn: Turn, voucher: Voucher, context: Context, make: () => Card): Card {
  const { partner, programme, today, timeZone } = context;
  const { person, t } = turn;
  const { assignee, reservation } = voucher;
  const names = [assignee.personId, reservation?.consultant].map((id = '') =>
    t.plainFact(coded('person', id)),
  );
  const reader = JSON.stringify([person, names, t.locale, t.timeZone, today, timeZone]);
  const cached = cardsOf.get(voucher) ?? [];
  const same = cached.find(
    (one) =>
      one.reader === reader &&
      one.context.partner === partner &&
      one.context.programme === programme,
  );
  if (same) return same.card;
  const card = make();
  if (Object.isFrozen(voucher) && Object.isFrozen(partner))
    cardsOf.set(
      voucher,
      [{ reader, context, card: frozen(card) }, ...cached].slice(0, ENTRIES_MAX),
    );
  return card;
}
