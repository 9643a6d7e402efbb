import { z } from 'zod';
import { check } from '../../kernel/checks.ts';
import { coded, day } from '../../kernel/facts.ts';
import { line, several } from '../../kernel/fields.ts';
import { enrolmentUntil, offerChecks, partnerChecks } from '../enrolment-checks.ts';
import type { Enrolment } from '../partner.ts';
import { command, event } from './command.ts';

const isSame = (one: Enrolment, { enrolledOn, offer }: Enrolment): boolean =>
  one.offer === offer && one.enrolledOn === enrolledOn;

/**
 * Enrols in the chosen offers or renews them, all or none. A renewal within the notice period
 * continues where the old enrolment ends; a new enrolment begins today
 * (docs/programme-rules.md#enrolment-in-the-offer).
 */
export const enrol = command({
  schema: z.object({ offers: several(line) }),
  actions: () => ['enrol'],
  checks({ offers }, context) {
    return [
      check('offers-chosen', offers.length > 0, {}, 'offers'),
      ...partnerChecks(context),
      ...[...new Set(offers)].flatMap((offer) => offerChecks(offer, context)),
    ];
  },
  emits({ offers }, context) {
    const { by: enrolledBy, today: enrolledOn } = context;
    return [...new Set(offers)].map((offer) => {
      const validUntil = enrolmentUntil(offer, context);
      return { type: 'enrolled' as const, offer, enrolledBy, enrolledOn, validUntil };
    });
  },
  events: {
    enrolled: event<Enrolment>({
      // Another record of the same offer and first day is a correction of its end.
      evolve: ({ enrolments }, enrolment) => ({
        enrolments: [...enrolments.filter((one) => !isSame(one, enrolment)), enrolment],
      }),
      facts: ({ offer, validUntil }) => ({ offer: coded('offer', offer), until: day(validUntil) }),
    }),
  },
});
