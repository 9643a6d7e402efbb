import { z } from 'zod';
import { yes } from '../../kernel/fields.ts';
import type { Agreement } from '../partner.ts';
import { command, event } from './command.ts';

/**
 * Signs the current version of the programme agreement. The command itself states that the
 * guidelines were read and the agreement is accepted. Signing the same version again has no effect.
 */
export const signAgreement = command({
  schema: z.object({ guidelinesRead: yes, agreementSigned: yes }),
  actions: () => ['sign-agreement'],
  emits(_input, { by: signedBy, partner, programme, today }) {
    const version = programme.agreementVersion;
    if (partner.agreement?.version === version) return [];
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
