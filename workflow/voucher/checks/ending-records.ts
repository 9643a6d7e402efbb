import type { Day } from '../../kernel/day.ts';
import type { Context } from '../../partner/context.ts';
import type { PartnerDeadline } from '../../partner/partner-deadlines.ts';
import { assessmentOn, competencyOn, lastEnrolment, longest } from '../../partner/standing.ts';
import { isRequired } from '../../programme/requirements.ts';
import type { Voucher } from '../voucher.ts';
import { engagementIn } from './engagement-checks.ts';

/** A record that a reserved engagement needs and that ends, or has ended, before it is over. */
export interface EndingRecord {
  readonly kind: 'training' | 'enrolment' | 'competency' | 'exam';
  /** Code of the offer or the competency, id of the consultant; empty for the training. */
  readonly about: string;
  /** `missing`: there is no such record any more. */
  readonly state: 'ends' | 'past' | 'missing';
  /** The last day; absent if it is missing. */
  readonly until?: Day;
}

/**
 * The records to renew before the completion report: those that end before the engagement, or have
 * ended by today (docs/programme-rules.md#validity). Empty unless the voucher is reserved.
 */
export function endingRecords(
  { offer, reservation, status }: Voucher,
  { partner, programme, today }: Pick<Context, 'partner' | 'programme' | 'today'>,
): readonly EndingRecord[] {
  if (status !== 'reserved' || reservation === undefined) return [];
  const { consultant, endDate } = reservation;
  const lastDay = endDate < today ? today : endDate;
  const engagement = engagementIn(programme, offer, reservation.engagement);
  const qualifications = engagement?.qualifyingCompetencies ?? [];
  const competency = engagement && competencyOn(partner, qualifications);
  const exam = engagement && assessmentOn(partner, consultant, qualifications);
  const needed: readonly (Needed | false | undefined)[] = [
    isRequired(programme, 'complianceTraining', today) && {
      ...{ kind: 'training', about: '' },
      record: longest(partner.trainings),
    },
    { kind: 'enrolment', about: offer, record: lastEnrolment(partner, offer, today) },
    engagement &&
      isRequired(programme, 'qualifyingCompetency', today) && {
        ...{ kind: 'competency', about: competency?.competency ?? '' },
        record: competency,
      },
    engagement &&
      isRequired(programme, 'consultantAssessment', today) && {
        ...{ kind: 'exam', about: consultant },
        record: exam,
      },
  ];
  const found: EndingRecord[] = [];
  for (const one of needed) {
    if (!one) continue;
    const { about, kind, record } = one;
    if (record === undefined) found.push({ kind, about, state: 'missing' });
    const until = record?.validUntil;
    if (until !== undefined && until < lastDay)
      found.push({ kind, about, state: until < today ? 'past' : 'ends', until });
  }
  return found;
}

/** True if the deadline is the end of one of the records that the voucher needs longer. */
export function isTouchedBy(
  voucher: Voucher,
  { about, consultant, kind, on }: PartnerDeadline,
  context: Pick<Context, 'partner' | 'programme' | 'today'>,
): boolean {
  return endingRecords(voucher, context).some(
    (one) =>
      `${one.kind}-renewal` === kind && one.until === on && one.about === (consultant ?? about),
  );
}

interface Needed extends Pick<EndingRecord, 'kind' | 'about'> {
  readonly record: { readonly validUntil?: Day } | undefined;
}
