import { z } from 'zod';
import { yes } from '../../kernel/fields.ts';
import { signingChecks } from '../enrolment-checks.ts';
import type { Agreement } from '../partner.ts';
import { command, event, type CommandContext } from './command.ts';

/**
 * Signs the current version of the programme agreement. The command itself states that the
 * guidelines were read and the agreement is accepted. Signing the same version again has no effect.
 */
export const signAgreement = command({
  schema: z.object({ guidelinesRead: yes, agreementSigned: yes }),
  actions: () => ['sign-agreement'],
  checks: (_input, context) => (isSigned(context) ? [] : signingChecks(context)),
  emits(_input, { by: signedBy, partner, programme, today }) {
    const version = programme.agreementVersion;
    if (isSigned({ partner, programme })) return [];
    return [
      { type: 'agreement-signed', version, signedBy, signedOn: today, guidelinesReadOn: today },
    ];
  },
  events: {
    'agreement-signed': event<Agreement>({
      evolve: (_partner, agreement) => ({ agreement }),
      facts: ({ version }) => ({ version }),
    }),
  },
});

const isSigned = ({ partner, programme }: Pick<CommandContext, 'partner' | 'programme'>): boolean =>
  partner.agreement?.version === programme.agreementVersion;
