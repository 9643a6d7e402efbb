import {
  MUTABLE_KINDS,
  WORKING_HOURS,
  nextSendTime,
} from '../../../workflow/notices/quiet-hours.ts';
import type { NoticeKind, NotificationChoices } from '../../../workflow/records/records.ts';

const choices = (more: Partial<NotificationChoices>): NotificationChoices => ({
  muted: [],
  ...more,
});

/** Wednesday the 3rd of June 2020 is a working day; Berlin is then at UTC+2. */
function tell(
  kind: NoticeKind,
  now: string,
  chosen?: NotificationChoices,
  createdAt = now,
  timeZone = 'Europe/Berlin',
): string {
  const when = nextSendTime(
    { kind, createdAt, choices: chosen, timeZone, workingHours: WORKING_HOURS },
    Date.parse(now),
  );
  return when === 'never' ? when : new Date(when).toISOString();
}

describe('nextSendTime', () => {
  const quiet = choices({ quietFrom: '20:00', quietTo: '07:30' });
  const nap = choices({ quietFrom: '12:00', quietTo: '13:30' });
  const digest = choices({ digest: true });
  const wednesdayNoon = '2020-06-03T10:15:00.000Z';
  const wednesdayNight = '2020-06-03T21:00:00.000Z';

  it.each<[string, NoticeKind, string, NotificationChoices | undefined, string]>([
    ['at once, at any hour', 'voucher-assigned', wednesdayNight, undefined, wednesdayNight],
    ['a reminder in working hours', 'reminder', wednesdayNoon, undefined, wednesdayNoon],
    ['not at night', 'reminder', wednesdayNight, undefined, '2020-06-04T06:00:00.000Z'],
    ['not early', 'reminder', '2020-06-03T04:00:00.000Z', undefined, '2020-06-03T06:00:00.000Z'],
    ['from eight', 'reminder', '2020-06-03T06:00:00.000Z', undefined, '2020-06-03T06:00:00.000Z'],
    ['until six', 'reminder', '2020-06-03T16:00:00.000Z', undefined, '2020-06-04T06:00:00.000Z'],
    [
      'not at weekends',
      'reminder',
      '2020-06-05T17:00:00.000Z',
      undefined,
      '2020-06-08T06:00:00.000Z',
    ],
    ['not what is muted', 'reminder', wednesdayNoon, choices({ muted: ['reminder'] }), 'never'],
    [
      'what cannot be muted',
      'voucher-assigned',
      wednesdayNoon,
      choices({ muted: ['voucher-assigned'] }),
      wednesdayNoon,
    ],
    [
      'what was handed over to her',
      'voucher-handed-over',
      wednesdayNoon,
      choices({ muted: ['voucher-handed-over'] }),
      wednesdayNoon,
    ],
    [
      'nothing in quiet hours',
      'voucher-assigned',
      wednesdayNight,
      quiet,
      '2020-06-04T05:30:00.000Z',
    ],
    [
      'nothing in quiet hours after midnight',
      'payment-status-changed',
      '2020-06-04T00:00:00.000Z',
      quiet,
      '2020-06-04T05:30:00.000Z',
    ],
    [
      'at once before quiet hours',
      'voucher-assigned',
      '2020-06-03T17:59:00.000Z',
      quiet,
      '2020-06-03T17:59:00.000Z',
    ],
    [
      'not from their first minute on',
      'voucher-assigned',
      '2020-06-03T18:00:00.000Z',
      quiet,
      '2020-06-04T05:30:00.000Z',
    ],
    [
      'at once when they end',
      'voucher-assigned',
      '2020-06-04T05:30:00.000Z',
      quiet,
      '2020-06-04T05:30:00.000Z',
    ],
    [
      'not a minute before',
      'voucher-assigned',
      '2020-06-04T05:29:00.000Z',
      quiet,
      '2020-06-04T05:30:00.000Z',
    ],
    [
      'at once before a nap',
      'voucher-assigned',
      '2020-06-03T09:59:00.000Z',
      nap,
      '2020-06-03T09:59:00.000Z',
    ],
    [
      'not from its first minute on',
      'voucher-assigned',
      '2020-06-03T10:00:00.000Z',
      nap,
      '2020-06-03T11:30:00.000Z',
    ],
    [
      'at once when it ends',
      'voucher-assigned',
      '2020-06-03T11:30:00.000Z',
      nap,
      '2020-06-03T11:30:00.000Z',
    ],
    [
      'at once after it',
      'voucher-assigned',
      '2020-06-03T19:00:00.000Z',
      nap,
      '2020-06-03T19:00:00.000Z',
    ],
    [
      'as if there were no quiet hours that only begin',
      'voucher-assigned',
      wednesdayNight,
      choices({ quietFrom: '20:00' }),
      wednesdayNight,
    ],
    [
      'nor that only end',
      'voucher-assigned',
      wednesdayNight,
      choices({ quietTo: '23:30' }),
      wednesdayNight,
    ],
    [
      'nor that end as they begin',
      'voucher-assigned',
      wednesdayNoon,
      choices({ quietFrom: '12:15', quietTo: '12:15' }),
      wednesdayNoon,
    ],
    ['after quiet hours, by day', 'reminder', wednesdayNoon, nap, '2020-06-03T11:30:00.000Z'],
    [
      'a reminder after quiet hours, in working hours',
      'reminder',
      wednesdayNight,
      quiet,
      '2020-06-04T06:00:00.000Z',
    ],
    [
      'in a digest the next morning',
      'payment-status-changed',
      wednesdayNoon,
      digest,
      '2020-06-04T06:00:00.000Z',
    ],
    ['never in a digest what is hers', 'voucher-assigned', wednesdayNoon, digest, wednesdayNoon],
    [
      'in working hours where quiet hours leave no time',
      'reminder',
      wednesdayNight,
      choices({ quietFrom: '00:00', quietTo: '23:59' }),
      '2020-06-05T06:00:00.000Z',
    ],
  ])('returns the time of a notice: %s (%s)', (_name, kind, now, chosen, expected) => {
    expect(tell(kind, now, chosen)).toBe(expected);
  });

  it('defers a digest only until its morning', () => {
    const morning = '2020-06-04T06:00:00.000Z';
    expect(tell('reminder', morning, digest, wednesdayNoon)).toBe(morning);
  });

  it('uses the reader’s time zone, also in the night of a clock change', () => {
    const saturdayBefore = '2020-03-28T12:00:00.000Z';
    expect(tell('reminder', saturdayBefore)).toBe('2020-03-30T06:00:00.000Z');
    expect(tell('reminder', '2020-06-03T10:00:00.000Z', undefined, undefined, 'Asia/Tokyo')).toBe(
      '2020-06-03T23:00:00.000Z',
    );
  });

  it('applies muting to everything but personal notices', () => {
    const muted = choices({ muted: [...MUTABLE_KINDS] });
    expect(MUTABLE_KINDS.map((kind) => tell(kind, wednesdayNoon, muted))).toEqual(
      MUTABLE_KINDS.map(() => 'never'),
    );
  });
});
