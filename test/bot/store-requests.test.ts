import { aChat, type Talker } from '../support/a-chat.ts';
import { aReservedVoucher, aReportedVoucher, aValidatedVoucher } from '../support/a-voucher.ts';
import { forms } from '../support/forms.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';

/** Store requests of a turn: point requests, no queries. */
describe('a turn', () => {
  async function paulaWith(...vouchers: readonly Voucher[]): Promise<Talker> {
    const paula = (await aChat({ vouchers })).as('paula');
    // The sender is cached for half a minute.
    await paula.says('help');
    return paula;
  }
  const total = ({ requests }: Awaited<ReturnType<Talker['says']>>) =>
    requests.reads + requests.commits;

  it.each(['status', 'history', 'next', 'help', 'guide'] as const)(
    'makes at most three store requests for the click of "%s", which has no dialog',
    async (verb) => {
      const paula = await paulaWith(aValidatedVoucher());
      const reply = await paula.sends({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { verb, data: { desk: { voucherId: 'ABCD-1234' } } } },
      });
      expect(reply.card).toBeDefined();
      expect(total(reply)).toBeLessThanOrEqual(3);
      // A history is a list, which needs a query.
      expect(reply.requests.queries).toBe(verb === 'history' ? 1 : 0);
    },
  );

  it.each([
    ['validate', aValidatedVoucher(), forms.validate, 'The voucher can be reserved'],
    ['reserve', aValidatedVoucher(), forms.reserve, '✔ Reserved'],
    ['release', aReservedVoucher(), forms.release, '✔ Reservation released'],
    ['report', aReservedVoucher(), forms.report, '✔ Completion report submitted'],
    ['redeem', aReportedVoucher(), forms.redeem, '✔ Redeemed'],
  ] as const)(
    'makes five store requests for the form of %s, dialog and commit included',
    async (verb, voucher, values, outcome) => {
      const paula = await paulaWith(voucher);
      await paula.says(`${verb} ABCD-1234`);
      const reply = await paula.clicks(verb, values);
      expect(reply.text).toContain(outcome);
      expect(reply.requests).toEqual({ reads: 3, commits: 2, queries: 0 });
    },
  );

  it('makes four store requests to open a form', async () => {
    const paula = await paulaWith(aValidatedVoucher());
    await paula.says('status ABCD-1234');
    expect((await paula.clicks('handover')).requests).toEqual({ reads: 3, commits: 1, queries: 0 });
  });

  it.each([
    ['reserve', aValidatedVoucher()],
    ['reschedule', aReservedVoucher()],
  ] as const)(
    'makes one query for the bookings when the form of %s opens',
    async (verb, voucher) => {
      const paula = await paulaWith(voucher);
      const { requests } = await paula.says(`${verb} ABCD-1234`);
      expect(requests).toEqual({ reads: 3, commits: 1, queries: 1 });
    },
  );

  it('makes no store request if it needs no data', async () => {
    const paula = await paulaWith();
    expect((await paula.says('thanks')).requests).toEqual({ reads: 0, commits: 0, queries: 0 });
    expect((await paula.says('language')).requests).toEqual({ reads: 0, commits: 0, queries: 0 });
  });

  it('makes one more store request for an unknown sender', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const { requests } = await chat.as('paula').says('status ABCD-1234');
    expect(requests.queries).toBe(0);
    expect((await chat.as('paula').says('status ABCD-1234')).requests).toEqual({
      reads: 2,
      commits: 0,
      queries: 0,
    });
  });
});
