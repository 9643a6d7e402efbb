import { customer } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { people } from '../../support/company.ts';
import { grantTeam, inputs } from '../../support/engagement.ts';

describe('a voucher that was assigned', () => {
  let desk: TestDelivery;
  beforeEach(async () => {
    desk = await aDelivery();
    await grantTeam(desk);
  });
  afterEach(() => desk.close());

  const assign = (voucherId = 'ABCD-1234', assignedTo: object = { aadObjectId: people.paula }) =>
    desk.voucher(customer, voucherId, 'assign', { ...inputs.assign, assignedTo });

  it('is told to its project manager at once, and once', async () => {
    const chat = await desk.meet(people.paula);
    await assign();
    const [message] = await desk.teams.received(1, chat.id);
    expect(JSON.stringify(message)).toContain('Fabrikam');
    await desk.time.pass(120_000);
    expect(chat.messages).toHaveLength(1);
    expect(await desk.rows()).toEqual([]);
  });
});
