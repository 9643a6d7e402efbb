import { entriesToShow } from '../../../workflow/notices/entries-to-show.ts';
import type { HistoryRecord } from '../../../workflow/records/records.ts';
import type { VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { assigned, reserved } from '../../support/a-voucher.ts';
import { people } from '../../support/partner.ts';

const validated: VoucherEvent = { type: 'validated', on: '2020-06-15' };
const released: VoucherEvent = { type: 'released', reason: 'not-taking-place' };
const rescheduled: VoucherEvent = {
  type: 'rescheduled',
  startDate: '2020-06-22',
  endDate: '2020-06-26',
  consultant: people.carlo,
  scheduledOn: '2020-06-15',
};
const undone = (sequence: number): VoucherEvent => ({
  type: 'undone',
  undone: 'reserved',
  sequence,
  reason: 'Wrong voucher',
  restored: {},
  removed: [],
});

const historyOf = (...events: readonly VoucherEvent[]): readonly HistoryRecord<VoucherEvent>[] =>
  [assigned, ...events].map((event, at) => ({
    sequence: at + 1,
    at: '2020-06-15T08:00:00.000Z',
    actor: { kind: 'person', personId: people.adam },
    commandId: `command-${at}`,
    event,
  }));

it.each<[string, readonly VoucherEvent[], readonly number[], readonly VoucherEvent['type'][]]>([
  ['all that hold', [validated, reserved], [2, 3], ['validated', 'reserved']],
  ['only those that are queued', [validated, reserved], [3], ['reserved']],
  ['none of a reservation that was released', [validated, reserved, released], [3, 4], []],
  [
    'the release of a reservation that the recipient knows',
    [validated, reserved, released],
    [4],
    ['released'],
  ],
  ['the release after a move', [validated, reserved, rescheduled, released], [4, 5], ['released']],
  ['none of an entry that was taken back', [validated, reserved, undone(3)], [3, 4], []],
  ['the undo of an entry that is known', [validated, reserved, undone(3)], [4], ['undone']],
  [
    'a reservation whose release was taken back',
    [validated, reserved, released, undone(4)],
    [3, 4, 5],
    ['reserved'],
  ],
  [
    'the second reservation after a release',
    [validated, reserved, released, validated, reserved],
    [3, 4, 6],
    ['reserved'],
  ],
])('a notice shows of the queued entries %s', (_what, events, numbers, shown) => {
  expect(entriesToShow(historyOf(...events), numbers).map(({ type }) => type)).toEqual(shown);
});
