import type { Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import type { PartnerCommandInput } from './commands.ts';
import type { PartnerEvent } from './events.ts';

/**
 * Keeps that the company is registered with the payment tool, which a global admin does once
 * (docs/programme-rules.md#savb-registration). Confirming anew corrects the reference.
 */
export function confirmSavb(
  { confirmationReference: reference }: PartnerCommandInput<'confirm-savb'>,
  confirmedBy: string,
  { partner, today }: Pick<Context, 'partner' | 'today'>,
): Decision<PartnerEvent> {
  if (partner.savbRegistration?.reference === reference) return { events: [] };
  return { events: [{ type: 'savb-registered', confirmedBy, confirmedOn: today, reference }] };
}
