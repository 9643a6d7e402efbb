import type { Check } from '../kernel/checks.ts';
import type { Context } from '../partner/context.ts';
import type { Day } from '../kernel/day.ts';
import { eligibilityOf, type OfferStanding } from '../partner/eligibility.ts';
import { partnerChecks, enrolmentUntil } from '../partner/enrolment-checks.ts';
import type { Agreement, Evidence } from '../partner/partner.ts';
import { membersWith } from '../partner/team.ts';
import { mayAct } from '../partner/permissions.ts';
import { competencyOn, renewalOpensOn, trainingOn } from '../partner/standing.ts';
import type { Action, Programme } from '../programme/definition.ts';
import { entryQualifications, isRequired, offerOf } from '../programme/requirements.ts';
import { remedy, remedyOf, type Remedy } from './remedies.ts';

/** An offer that can be enrolled in, or renewed, today. */
export interface PossibleEnrolment {
  readonly offer: string;
  /** The last day of the new enrolment. */
  readonly until: Day;
}

/** A record without a last day, to be renewed together with an enrolment. */
export interface RecordToRenew {
  readonly kind: 'training' | 'competency';
  /** Code of the competency; empty for the training. */
  readonly about: string;
  readonly remedy: Remedy;
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
  readonly toRenew: readonly RecordToRenew[];
  /** The command that meets a check. */
  readonly remedyOf: (check: Check) => Remedy | undefined;
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
    toRenew: recordsToRenew(context, offers),
    remedyOf: (one) => remedyOf(one, context),
    may: { sign: may('sign-agreement'), enrol: may('enrol') },
    admins: membersWith(partner, 'global-admin').map(({ name }) => name),
  };
}

/**
 * The requirements are renewed every year too (docs/programme-rules.md#yearly-renewal). A record
 * without a last day has no deadline of its own, so it is named when an enrolment is renewed, until
 * it is recorded again.
 */
function recordsToRenew(
  context: Context,
  offers: readonly OfferStanding[],
): readonly RecordToRenew[] {
  const { partner, programme, today } = context;
  const found = new Map<string, RecordToRenew>();
  for (const { enrolment, offer: code, state } of offers) {
    const offer = offerOf(programme, code);
    if (enrolment === undefined || offer === undefined || offer.retired) continue;
    if (state !== 'renewal-due' && state !== 'lapsed') continue;
    const opensOn = renewalOpensOn(enrolment, programme);
    const isOld = (record: Evidence | undefined): boolean =>
      record !== undefined && record.validUntil === undefined && record.from < opensOn;
    const training = trainingOn(partner, today);
    if (isRequired(programme, 'complianceTraining', today) && isOld(training))
      found.set('', { kind: 'training', about: '', remedy: remedy('record-training', context) });
    const held = competencyOn(partner, entryQualifications(offer), today);
    if (held && isRequired(programme, 'qualifyingCompetency', today) && isOld(held)) {
      const about = held.competency;
      found.set(about, { kind: 'competency', about, remedy: remedy('record-competency', context) });
    }
  }
  return [...found.values()];
}
