import type { Turn } from '../../dialogs/turn.ts';
import { acceptedIds, canBeStoredId, voucherIdFrom } from '../../workflow/programme/voucher-id.ts';
import type { Listed } from '../../workflow/records/reader.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/**
 * The first vouchers whose ID, customer, offer, invoice number, project manager or consultant
 * contains the text. With a cursor the store holds more than were compared.
 */
export async function matchingVouchers(
  turn: Turn,
  typed: string,
  wanted: number,
): Promise<Listed<Voucher>> {
  const { programme } = turn.services;
  const voucherId = voucherIdFrom(typed);
  if (canBeStoredId(voucherId, acceptedIds(programme))) {
    const named = await turn.voucher(voucherId);
    if (named) return { items: [named] };
  }
  const text = typed.toLowerCase();
  const holdsText = (name: string): boolean => name.toLowerCase().includes(text);
  const { formerMembers = [], members } = await turn.partner();
  const people = [...members, ...formerMembers].filter(({ name }) => holdsText(name));
  const reader = await turn.reader();
  return reader.searchText(
    turn.tenantId,
    {
      text: typed,
      offers: programme.offers.map(({ code }) => code).filter(holdsText),
      personIds: people.map(({ personId }) => personId),
    },
    wanted,
  );
}
