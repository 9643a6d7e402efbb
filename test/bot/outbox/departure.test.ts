import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { customer } from '../../support/a-desk.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';
import { people } from '../../support/partner.ts';

const { adam, gloria, paula } = people;

describe('the departure of a project manager', () => {
  let desk: TestDelivery;
  beforeEach(async () => {
    desk = await aDelivery();
    await grantTeam(desk);
    for (const personId of [adam, gloria, paula]) await desk.meet(personId);
  });
  afterEach(() => desk.close());

  const assign = (voucherId = 'ABCD-1234') =>
    desk.voucher(customer, voucherId, 'assign', {
      ...inputs.assign,
      assignedTo: { aadObjectId: paula },
    });
  /** Moves the clock without polling, then sends what is due. */
  const later = async (milliseconds: number) => {
    await desk.time.pass(milliseconds);
    const poller = desk.replica();
    poller.start();
    await desk.time.pass(90_000);
    await poller.stop();
  };
  const offers = (personId: string) =>
    desk.teams
      .messages(`a:${personId}`)
      .filter(({ activity }) => /can't be reached/u.test(String(activity.summary)));
  const leave = async () => {
    await desk.people.markGone(desk.tenantId, paula, { conversationId: `a:${paula}` });
    await desk.delivery.personLeft(desk.tenantId, paula);
  };

  it('offers each admin the handover of the open vouchers, once', async () => {
    await assign();
    await assign('WXYZ-9876');
    await desk.time.pass(5_000);
    await leave();
    await desk.delivery.personLeft(desk.tenantId, paula);
    await later(5_000);
    await later(5_000);
    expect([offers(adam).length, offers(gloria).length, offers(paula).length]).toEqual([1, 1, 0]);
    const [offer] = offers(adam);
    expect(offer?.activity.summary).toMatch(/holds 2 open vouchers$/u);
    expect(JSON.stringify(offer)).toContain(`"verb":"handover-several"`);
    expect(JSON.stringify(offer)).toContain(`"from":"${paula}"`);
  });

  it('is not announced without an open voucher, nor if the person is back', async () => {
    await leave();
    await later(5_000);
    expect(offers(adam)).toEqual([]);
    await desk.meet(paula);
    await assign();
    await desk.time.pass(5_000);
    await leave();
    await desk.meet(paula);
    await later(5_000);
    expect(offers(adam)).toEqual([]);
  });

  it('is noticed when Teams answers that the person is gone', async () => {
    await assign();
    await desk.time.pass(5_000);
    desk.teams.conversations.get(`a:${paula}`)!.closed = 'BotNotInConversationRoster';
    await desk.voucher(customer, 'ABCD-1234', 'change-expiry', { expiresAt: '2020-12-31' });
    await later(5_000);
    expect(offers(adam)).toHaveLength(1);
  });
});
