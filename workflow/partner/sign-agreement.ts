import type { Decision } from '../kernel/checks.ts';
import type { Context } from './context.ts';
import type { PartnerEvent } from './events.ts';

/**
 * Signs the programme agreement in the version that holds now; that the guidelines were read and
 * the agreement is accepted is part of the command. Signing again what is signed changes nothing.
 */
export function signAgreement(
  signedBy: string,
  { partner, programme, today }: Pick<Context, 'partner' | 'programme' | 'today'>,
): Decision<PartnerEvent> {
  const version = programme.agreementVersion;
  if (partner.agreement?.version === version) return { events: [] };
  return {
    events: [
      { type: 'agreement-signed', version, signedBy, signedOn: today, guidelinesReadOn: today },
    ],
  };
}
