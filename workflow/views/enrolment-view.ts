import type { Check } from '../kernel/checks.ts';
import type { Context } from '../partner/context.ts';
import type { Day } from '../kernel/day.ts';
import { eligibilityOf, type OfferStanding } from '../partner/eligibility.ts';
import { partnerChecks, enrolmentUntil } from '../partner/enrolment-checks.ts';
import type { Agreement } from '../partner/partner.ts';
import { membersWith } from '../partner/team.ts';
import { mayAct } from '../partner/permissions.ts';
import type { Action, Programme } from '../programme/definition.ts';

/** An offer that can be enrolled in, or renewed, today. */
export interface PossibleEnrolment {
  readonly offer: string;
  /** The last day of the new enrolment. */
  readonly until: Day;
}

export interface EnrolmentView {
  readonly programme: Programme;
  /** The signed agreement, of any version. */
  readonly agreement?: Agreement;
  /** True if the agreement is required and the current version is not signed. */
  readonly mustSign: boolean;
  /** The checks that apply to all offers. */
  readonly partnerChecks: readonly Check[];
  readonly offers: readonly OfferStanding[];
  readonly possible: readonly PossibleEnrolment[];
  readonly may: { readonly sign: boolean; readonly enrol: boolean };
  /** They can sign the agreement. */
  readonly admins: readonly string[];
}

/** Step 2: the agreement, the enrolments and the offers open for enrolment. */
export function enrolmentView(context: Context): EnrolmentView {
  const { actor, partner, programme, today } = context;
  const may = (action: Action): boolean => mayAct(actor, action, programme, undefined);
  const checks = partnerChecks(context);
  const { offers } = eligibilityOf(partner, programme, today);
  return {
    programme,
    agreement: partner.agreement,
    mustSign: checks.some(({ code, met }) => code === 'agreement-signed' && !met),
    partnerChecks: checks,
    offers,
    possible: offers
      .filter(({ checks }) => checks.every(({ met }) => met))
      .map(({ offer }) => ({ offer, until: enrolmentUntil(offer, context) })),
    may: { sign: may('sign-agreement'), enrol: may('enrol') },
    admins: membersWith(partner, 'global-admin').map(({ name }) => name),
  };
}
