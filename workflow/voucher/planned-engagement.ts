import type { Reservation, Voucher } from './voucher.ts';

/** The engagement of the reservation, unless the voucher expired before its report. */
export const plannedEngagement = ({
  reservation,
  status,
  statusBeforeExpiry,
}: Voucher): Reservation | undefined =>
  status === 'expired' && statusBeforeExpiry === 'reserved' ? undefined : reservation;

type Days = Pick<Reservation, 'startDate' | 'endDate'>;

/** The days of an engagement as `about` of a notice; empty if there is none. */
export const daysKey = (planned: Days | undefined): string =>
  planned === undefined ? '' : `${planned.startDate}/${planned.endDate}`;

/** The days of the engagement as `about` of a notice; empty if the person does not lead it. */
export function engagementKey(voucher: Voucher, isPerson: (consultant: string) => boolean): string {
  const planned = plannedEngagement(voucher);
  return daysKey(planned && isPerson(planned.consultant) ? planned : undefined);
}

/** @param key of `engagementKey` */
export function engagementDays(key: string): Days | undefined {
  const [startDate, endDate] = key.split('/');
  return startDate === undefined || endDate === undefined ? undefined : { startDate, endDate };
}

/** A change for the consultant between the engagement they knew and the present one. */
export interface EngagementChange {
  readonly change: 'booked' | 'moved' | 'replaced' | 'released' | 'expired';
  /** `engagementKey` as the consultant knew it; empty if they did not lead it. */
  readonly known: string;
}

/** Undefined if the consultant knows the present engagement. */
export function engagementChange(
  voucher: Voucher,
  known: string,
  present: string,
): EngagementChange | undefined {
  if (known === present) return undefined;
  if (known === '') return { change: 'booked', known };
  if (present === '') {
    if (plannedEngagement(voucher) !== undefined) return { change: 'replaced', known };
    return { change: voucher.status === 'expired' ? 'expired' : 'released', known };
  }
  return { change: 'moved', known };
}
