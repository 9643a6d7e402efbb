import { z } from 'zod';
import { check } from '../../kernel/checks.ts';
import { coded } from '../../kernel/facts.ts';
import { line, optionalLine } from '../../kernel/fields.ts';
import type { SavbRegistration } from '../partner.ts';
import { savbOf } from '../savb.ts';
import { command, event, type CommandContext } from './command.ts';

const schema = z.object({
  /** Absent: every offer that waits for its registration. */
  offer: optionalLine,
  confirmationReference: line,
});

/**
 * Records that the partner is registered for an offer in the payment tool, which a global admin does
 * after the first redeemed voucher of the offer (docs/programme-rules.md#savb-registration). Another
 * confirmation corrects the reference.
 */
export const confirmSavb = command({
  schema,
  actions: () => ['confirm-savb'],
  checks({ offer }, context) {
    const { redeemedOffers = [] } = context;
    const facts = { offer: offer === undefined ? '' : coded('offer', offer) };
    const met = offer === undefined ? redeemedOffers.length > 0 : redeemedOffers.includes(offer);
    return [check('voucher-redeemed-for-offer', met, facts, 'offer')];
  },
  emits({ confirmationReference: reference, offer }, context) {
    const { by: confirmedBy, partner, today: confirmedOn } = context;
    return offersFor(offer, context)
      .filter((one) => savbOf(partner, one)?.reference !== reference)
      .map((one) => ({
        type: 'savb-registered' as const,
        ...{ confirmedBy, confirmedOn, reference, offer: one },
      }));
  },
  events: {
    'savb-registered': event<SavbRegistration & { readonly offer?: string }>({
      evolve: ({ savbByOffer }, { offer, ...registration }) =>
        offer === undefined
          ? { savbRegistration: registration }
          : { savbByOffer: { ...savbByOffer, [offer]: registration } },
      facts: ({ offer, reference }) => ({
        reference,
        offer: offer === undefined ? '' : coded('offer', offer),
      }),
    }),
  },
});

/** Without an offer, those that wait for their registration, else all with a redeemed voucher. */
function offersFor(
  offer: string | undefined,
  { partner, redeemedOffers = [] }: CommandContext,
): readonly string[] {
  if (offer !== undefined) return [offer];
  const waiting = redeemedOffers.filter((one) => savbOf(partner, one) === undefined);
  return waiting.length > 0 ? waiting : redeemedOffers;
}
