import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { customer, root } from '../../support/a-desk.ts';
import { people } from '../../support/partner.ts';
import { existingRecords, grantTeam, inputs } from '../../support/engagement.ts';
import type { FakeConversation } from '../../support/fake-teams.ts';

const MINUTE = 60_000;
const id = 'ABCD-1234';
/** A contact in the company's tenant without a role. */
const stranger = people.paula.slice(0, -2) + '1f';

let desk: TestDelivery;
let adam: FakeConversation;
beforeEach(async () => {
  desk = await aDelivery({ sweeping: true });
  await grantTeam(desk);
  await desk.partner(root, 'import-records', existingRecords);
  adam = await desk.meet(people.adam);
});
afterEach(() => desk.close());

const shownTo = ({ messages }: FakeConversation): string =>
  JSON.stringify(messages.flatMap(({ activity, updates }) => [activity, ...updates]));
const assign = (personId: string, voucherId = id) =>
  desk.voucher(customer, voucherId, 'assign', {
    ...inputs.assign,
    assignedTo: { aadObjectId: personId },
  });
const role = (name: 'grant-role' | 'withdraw-role', person: string) =>
  desk.partner(root, name, { person, role: 'project-manager', personName: 'Sam' });
const waiting = async () =>
  (await desk.rows())
    .filter(({ status }) => status === 'waiting')
    .map(({ kind, because }) => `${kind} ${because}`);

describe('a voucher assigned to a person without a role', () => {
  it('is reported to the admins with the reason, and to the person once a role is granted', async () => {
    const chat = await desk.meet(stranger, { name: 'Sam' });
    await assign(stranger);
    await desk.time.pass(10 * MINUTE);
    expect(chat.messages).toHaveLength(1);
    expect(shownTo(chat)).toMatch(/you have no role yet[^]*I've told Gloria and Adam/u);
    expect(shownTo(chat)).not.toContain('Fabrikam');
    expect(await waiting()).toContain('voucher-assigned no-role');
    expect(adam.messages).toHaveLength(1);
    expect(shownTo(adam)).toMatch(/no role[^]*ABCD-1234[^]*answer-role-request[^]*Sam/u);

    await desk.time.pass(10 * MINUTE);
    expect(adam.messages).toHaveLength(1);
    expect(chat.messages).toHaveLength(1);

    await role('grant-role', stranger);
    await desk.time.pass(2 * MINUTE);
    expect(chat.messages).toHaveLength(3);
    expect(shownTo(chat)).toMatch(
      /You have a new role: project manager[^]*Fabrikam|Fabrikam[^]*You have a new role/u,
    );
  });

  it('is reported again with the current reason when the person first writes to the bot', async () => {
    await assign(stranger);
    await desk.time.pass(10 * MINUTE);
    expect(shownTo(adam)).toContain("couldn't be delivered");
    const chat = await desk.meet(stranger, { name: 'Sam' });
    await desk.time.pass(10 * MINUTE);
    expect(shownTo(chat)).not.toContain('Fabrikam');
    expect(shownTo(adam)).toMatch(/couldn't be delivered[^]*has no role/u);
  });

  it('is reported to the next assignee after a handover, and not to the person', async () => {
    const chat = await desk.meet(stranger, { name: 'Sam' });
    const paula = await desk.meet(people.paula);
    await assign(stranger);
    await desk.time.pass(10 * MINUTE);
    await desk.voucher(root, id, 'handover', { colleague: people.paula });
    await role('grant-role', stranger);
    await desk.time.pass(10 * MINUTE);
    expect(shownTo(paula)).toContain('Fabrikam');
    expect(shownTo(chat)).not.toContain('Validate and reserve it soon');
  });
});

describe('a person whose role was withdrawn', () => {
  it('sees nothing more in tracked cards, notices and reminders', async () => {
    const chat = await desk.meet(people.paula);
    await assign(people.paula);
    await desk.teams.received(1, chat.id);
    await desk.time.settle();
    await role('withdraw-role', people.paula);
    const before = shownTo(chat);

    await desk.voucher(root, id, 'validate', inputs.validate);
    await desk.voucher(customer, id, 'change-expiry', { expiresAt: '2020-07-01' });
    await assign(people.paula, 'EFGH-5678');
    for (let day = 0; day < 3; day++) {
      desk.time.set(desk.time.now() + 24 * 60 * MINUTE);
      await desk.time.pass(3 * MINUTE);
    }
    expect(shownTo(chat).slice(0, before.length - 1)).toBe(before.slice(0, -1));
    expect(shownTo(chat)).not.toContain('EFGH-5678');
    expect(await waiting()).toEqual(
      expect.arrayContaining(['voucher-expiry-changed no-role', 'voucher-assigned no-role']),
    );

    await role('grant-role', people.paula);
    await desk.time.pass(2 * MINUTE);
    expect(shownTo(chat)).toContain('EFGH-5678');
  });

  it('is no longer sent notices to admins', async () => {
    const gloria = await desk.meet(people.gloria);
    await desk.meet(stranger, { name: 'Sam' });
    await assign(stranger);
    await desk.time.settle();
    await desk.partner(root, 'withdraw-role', { person: people.adam, role: 'partner-admin' });
    await desk.time.pass(10 * MINUTE);
    const summaries = adam.messages.map(({ activity }) => activity.summary);
    expect(summaries).toEqual(['You no longer have the role: partner admin']);
    expect(gloria.messages).toHaveLength(1);
  });
});
