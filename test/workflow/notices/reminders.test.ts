import { addDays } from '../../../workflow/kernel/day.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { remindersDue } from '../../../workflow/notices/reminders.ts';
import type { PaymentStatus, Voucher } from '../../../workflow/voucher/voucher.ts';
import { nextCheckOn, nextCheckWrite } from '../../../workflow/notices/next-check.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aVoucherWithPayment,
} from '../../support/a-voucher.ts';
import { aProgramme } from '../../support/a-programme.ts';

/** Reminders of a daily job from the day of the assignment on. */
function remindersByDay(voucher: Voucher, programme = defaultProgramme): readonly string[] {
  const sent: string[] = [];
  for (let today = '2020-05-04'; today < '2020-12-31'; today = addDays(today, 1))
    for (const { kind, on, toAdmins } of remindersDue(
      voucher,
      programme,
      addDays(today, -1),
      today,
    ))
      sent.push(`${on} ${kind}${toAdmins ? ' to admins' : ''}`);
  return sent;
}

function paying(status: PaymentStatus, statusOn: string): Voucher {
  const voucher = aVoucherWithPayment(status);
  return { ...voucher, payment: { ...voucher.payment!, statusOn } };
}

/** Seven and fourteen days after the assignment. */
const UNTOUCHED = ['2020-05-11 untouched', '2020-05-18 untouched to admins'];

const expiry = ['2020-09-01', '2020-10-01', '2020-10-17', '2020-10-24', '2020-10-30'];

describe('the reminders of a voucher, each sent once', () => {
  it.each<[string, Voucher, readonly string[]]>([
    [
      '60, 30, 14, 7 and 1 days before a voucher expires',
      anAssignedVoucher(),
      [...UNTOUCHED, ...expiry.map((day) => `${day} voucher-expires`)],
    ],
    [
      'only those after a voucher was assigned',
      anAssignedVoucher({ assignedOn: '2020-10-17' }),
      [
        '2020-10-24 voucher-expires',
        '2020-10-30 voucher-expires',
        '2020-10-31 untouched to admins',
      ],
    ],
    [
      '7 and 1 days before an engagement, and 1, 7 and 14 after it without a report',
      aReservedVoucher({ startDate: '2020-06-22', endDate: '2020-06-26' }),
      [
        '2020-06-15 engagement-starts',
        '2020-06-21 engagement-starts',
        '2020-06-27 report-due',
        '2020-06-27 report-due to admins',
        '2020-07-03 report-due',
        '2020-07-10 report-due',
        ...expiry.map((day) => `${day} voucher-expires`),
      ],
    ],
    [
      'none on the day an engagement was scheduled',
      aReservedVoucher({
        scheduledOn: '2020-06-15',
        startDate: '2020-06-22',
        endDate: '2020-06-22',
      }),
      [
        '2020-06-21 engagement-starts',
        '2020-06-23 report-due',
        '2020-06-23 report-due to admins',
        '2020-06-29 report-due',
        '2020-07-06 report-due',
        ...expiry.map((day) => `${day} voucher-expires`),
      ],
    ],
    [
      'the day after the report and weekly, then before the voucher expires',
      aReportedVoucher({ submittedOn: '2020-06-13' }),
      [
        ...['2020-06-14', '2020-06-21', '2020-06-28', '2020-07-05'].map(
          (day) => `${day} redeem-by`,
        ),
        ...expiry.map((day) => `${day} redeem-by`),
      ],
    ],
    [
      'none for redeeming after the voucher’s last day, and one where two meet',
      aReportedVoucher({ submittedOn: '2020-10-23' }),
      ['2020-10-24 redeem-by', '2020-10-30 redeem-by', '2020-10-31 redeem-by'],
    ],
    [
      '7, 30, 50 and 57 days after the redemption, until payment is requested',
      aRedeemedVoucher(),
      [
        ...['2020-06-21', '2020-07-14', '2020-08-03', '2020-08-10'].map(
          (day) => `${day} payment-due`,
        ),
        '2020-08-14 payment-due to admins',
      ],
    ],
    [
      '30 days after the request without news',
      aVoucherWithPayment(),
      ['2020-07-15 payment-without-news'],
    ],
    [
      '30 days after the approval without news',
      paying('approved', '2020-06-20'),
      ['2020-07-20 payment-without-news'],
    ],
    [
      '3 and 7 days after a question of Microsoft',
      paying('action-required', '2020-06-20'),
      ['2020-06-23 payment-question', '2020-06-27 payment-question'],
    ],
    ['none once it is paid', paying('paid', '2020-06-20'), []],
    [
      'of the payment window again once the request is rejected',
      paying('rejected', '2020-08-01'),
      [
        ...['2020-06-21', '2020-07-14', '2020-08-03', '2020-08-10'].map(
          (day) => `${day} payment-due`,
        ),
        '2020-08-14 payment-due to admins',
      ],
    ],
    ['none once it has expired', anExpiredVoucher(), []],
  ])('are sent %s', (_case, voucher, reminders) => {
    expect(remindersByDay(voucher)).toEqual(reminders);
  });

  it('follow the days of the programme definition', () => {
    const reminders = { ...defaultProgramme.windows.reminders, beforeExpiry: [3] };
    const programme = aProgramme({ windows: { reminders } });
    expect(remindersByDay(anAssignedVoucher(), programme)).toEqual([
      ...UNTOUCHED,
      '2020-10-28 voucher-expires',
    ]);
  });

  it('are not repeated for missed days, except the latest of each kind', () => {
    const due = remindersDue(anAssignedVoucher(), defaultProgramme, '2020-08-31', '2020-10-20');
    expect(due.map(({ on }) => on)).toEqual(['2020-10-17']);
  });
});

describe('the next scheduled check', () => {
  it.each<[string, Voucher, string, string | undefined]>([
    ['the next reminder', anAssignedVoucher(), '2020-06-15', '2020-09-01'],
    ['today’s', anAssignedVoucher(), '2020-09-01', '2020-09-01'],
    ['the day after the last', anAssignedVoucher(), '2020-10-31', '2020-11-01'],
    ['at once where that has passed', anAssignedVoucher(), '2020-11-20', '2020-11-20'],
    ['the end of the payment window', aRedeemedVoucher(), '2020-08-07', '2020-08-10'],
    ['the day after it', aRedeemedVoucher(), '2020-08-13', '2020-08-14'],
    ['nothing after that', aRedeemedVoucher(), '2020-08-15', undefined],
    ['a month without news of a request', aVoucherWithPayment(), '2020-06-15', '2020-07-15'],
    ['nothing once it is paid', aVoucherWithPayment('paid'), '2020-06-15', undefined],
    ['nothing once it has expired', anExpiredVoucher(), '2020-11-20', undefined],
  ])('is set for %s', (_case, voucher, from, day) => {
    expect(nextCheckOn(voucher, defaultProgramme, from)).toBe(day);
  });

  it('is set for each reminder and the expiry in turn', () => {
    const woken: string[] = [];
    let from = '2020-05-05';
    for (;;) {
      const day = nextCheckOn(anAssignedVoucher(), defaultProgramme, from);
      if (day === undefined || woken.length > 10) break;
      woken.push(day);
      if (day === '2020-11-01') break;
      from = addDays(day, 1);
    }
    expect(woken).toEqual(['2020-05-11', '2020-05-18', ...expiry, '2020-11-01']);
  });

  it('is written with the voucher and deleted when nothing remains', () => {
    expect(nextCheckWrite(anAssignedVoucher(), defaultProgramme, '2020-06-15')).toEqual([
      {
        op: 'put',
        id: 'wake',
        kind: 'voucher-wake',
        body: {},
        index: { wakeOn: '2020-09-01' },
      },
    ]);
    expect(nextCheckWrite(anExpiredVoucher(), defaultProgramme, '2020-11-20')).toEqual([
      { op: 'delete', id: 'wake' },
    ]);
  });
});
