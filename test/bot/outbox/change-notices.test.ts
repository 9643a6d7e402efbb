import { customer, person, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { existingRecords, grantTeam, inputs } from '../../support/engagement.ts';
import type { FakeConversation } from '../../support/fake-teams.ts';
import { people } from '../../support/partner.ts';

const MINUTE = 60_000;

describe('the notices of changes that others make', () => {
  let desk: TestDelivery;
  let paula: FakeConversation;
  let carlo: FakeConversation;
  beforeEach(async () => {
    desk = await aDelivery({ sweeping: true });
    await grantTeam(desk);
    await desk.partner(root, 'import-records', existingRecords);
    paula = await desk.meet(people.paula);
    carlo = await desk.meet(people.carlo, { locale: 'de-DE' });
  });
  afterEach(() => desk.close());

  const byPaula = person(people.paula);
  const byAdam = person(people.adam);
  const start = async (voucherId = 'ABCD-1234') => {
    await desk.voucher(customer, voucherId, 'assign', inputs.assign);
    await desk.voucher(byPaula, voucherId, 'validate', inputs.validate);
    await desk.time.pass(3_000);
  };
  const take = async (by = byPaula, step: keyof typeof inputs = 'reserve', id = 'ABCD-1234') => {
    const outcome = await desk.voucher(by, id, step, inputs[step]);
    expect(outcome.kind).toBe('done');
  };
  const quietly = (personId: string) =>
    desk.people.choose(desk.tenantId, personId, {
      notifications: { muted: [], quietFrom: '09:30', quietTo: '10:30' },
    });
  const summaries = ({ messages }: FakeConversation) =>
    messages.map(({ activity }) => activity.summary);
  const lastCard = ({ messages }: FakeConversation) =>
    JSON.stringify(messages.at(-1)?.activity).replaceAll(/\s/gu, ' ');

  it('reach the consultant within seconds: booked, moved and released', async () => {
    await start();
    await take();
    await desk.time.pass(4_000);
    expect(summaries(carlo)).toEqual(['Sie leiten einen Einsatz: Fabrikam']);
    expect(lastCard(carlo)).toMatch(/Sie leiten ihn: .*16\.–18\. Juni 2020/u);
    expect(lastCard(carlo)).toContain('Von Paula');
    await take(byPaula, 'reschedule');
    await desk.time.pass(4_000);
    expect(summaries(carlo).at(-1)).toBe('Ihr Einsatz hat neue Termine: Fabrikam');
    expect(lastCard(carlo)).toMatch(
      /vom 17\. Juni 2020 bis 19\. Juni 2020 statt, vorher 16\.–18\. Juni 2020/u,
    );
    await take(byPaula, 'release');
    await desk.time.pass(4_000);
    expect(summaries(carlo).at(-1)).toBe('Ihr Einsatz entfällt: Fabrikam');
    expect(lastCard(carlo)).toContain('vom 17. Juni 2020 bis 19. Juni 2020 wieder frei');
    expect(summaries(paula)).toEqual(['A voucher was assigned to you']);
  });

  it('say nothing of an engagement that was booked and released before they are sent', async () => {
    await quietly(people.carlo);
    await start();
    await take();
    await take(byPaula, 'release');
    await desk.time.pass(31 * MINUTE);
    expect(carlo.messages).toEqual([]);
    expect((await desk.rows()).filter(({ kind }) => kind === 'engagement-changed')).toEqual([]);
  });

  it('have the last days of an engagement that was moved before they are sent', async () => {
    await quietly(people.carlo);
    await start();
    await take();
    await take(byPaula, 'reschedule');
    await desk.time.pass(31 * MINUTE);
    expect(summaries(carlo)).toEqual(['Sie leiten einen Einsatz: Fabrikam']);
    expect(lastCard(carlo)).toContain('17.–19. Juni 2020');
  });

  it('are one card for several vouchers', async () => {
    await quietly(people.carlo);
    const ids = ['ABCD-0001', 'ABCD-0002', 'ABCD-0003'];
    for (const id of ids) {
      await start(id);
      await take(byPaula, 'reserve', id);
    }
    await desk.time.pass(31 * MINUTE);
    expect(summaries(carlo)).toEqual(['Änderungen an 3 Gutscheinen']);
    for (const id of ids) expect(lastCard(carlo)).toContain(id);
    expect((await desk.rows()).filter(({ kind }) => kind === 'engagement-changed')).toEqual([]);
  });

  it('tell the old and the new consultant of a replacement', async () => {
    await desk.partner(root, 'grant-role', { person: people.adam, role: 'consultant' });
    await desk.partner(root, 'import-record', {
      kind: 'assessments',
      consultant: people.adam,
      competency: 'windows-and-devices',
      exam: 'MD-101',
      reference: 'E-2',
      passedOn: '2018-11-20',
    });
    const adam = await desk.meet(people.adam);
    await start();
    await take();
    await desk.time.pass(4_000);
    const to = { ...inputs.reschedule, consultant: people.adam };
    expect((await desk.voucher(byPaula, 'ABCD-1234', 'reschedule', to)).kind).toBe('done');
    await desk.time.pass(4_000);
    expect(summaries(carlo).at(-1)).toBe('Sie leiten den Einsatz nicht mehr: Fabrikam');
    expect(lastCard(carlo)).toContain('Adam leitet ihn jetzt');
    expect(summaries(adam).at(-1)).toBe('You lead an engagement: Fabrikam');
  });

  it('reach the project manager: the report by the consultant, with the next step', async () => {
    await start();
    await take();
    desk.time.set(Date.parse('2020-06-19T08:00:00Z'));
    await take(person(people.carlo), 'report');
    await desk.time.pass(4_000);
    expect(summaries(paula).at(-1)).toBe('The completion report is in');
    expect(lastCard(paula)).toContain('redeem it by');
    expect(lastCard(paula)).toContain('By Carlo');
    expect(summaries(carlo)).not.toContain('Der Abschlussbericht liegt vor');
  });

  it('reach the project manager: a step of an admin, once, by name', async () => {
    await start();
    await take(byAdam);
    await desk.time.pass(4_000);
    expect(summaries(paula)).toEqual([
      'A voucher was assigned to you',
      'Adam took a step on your voucher',
    ]);
    expect(lastCard(paula)).toContain('Reserved: ');
    await desk.time.pass(30 * MINUTE);
    expect(paula.messages).toHaveLength(2);
  });

  it('are switched off by kind', async () => {
    const notifications = { muted: ['engagement-changed', 'step-taken'] };
    for (const id of [people.carlo, people.paula])
      await desk.people.choose(desk.tenantId, id, { notifications });
    await start();
    await take(byAdam);
    await desk.time.pass(5 * MINUTE);
    expect(carlo.messages).toEqual([]);
    expect(summaries(paula)).toEqual(['A voucher was assigned to you']);
  });

  it('wait for a consultant who installs the app later', async () => {
    await desk.partner(root, 'grant-role', { person: people.adam, role: 'consultant' });
    await desk.partner(root, 'import-record', {
      kind: 'assessments',
      consultant: people.adam,
      competency: 'windows-and-devices',
      exam: 'MD-101',
      reference: 'E-2',
      passedOn: '2018-11-20',
    });
    await start();
    const to = { ...inputs.reserve, consultant: people.adam };
    expect((await desk.voucher(byPaula, 'ABCD-1234', 'reserve', to)).kind).toBe('done');
    await desk.time.pass(30 * MINUTE);
    const adam = await desk.meet(people.adam);
    await desk.time.pass(5_000);
    expect(summaries(adam)).toContain('You lead an engagement: Fabrikam');
  });

  it('tell an admin who may confirm the payment tool which payments wait for it', async () => {
    const gloria = await desk.meet(people.gloria, { locale: 'de-DE' });
    const adam = await desk.meet(people.adam);
    await start();
    await take();
    desk.time.set(Date.parse('2020-06-19T08:00:00Z'));
    await take(byPaula, 'report');
    await take(byPaula, 'redeem');
    await desk.time.pass(4_000);
    expect(summaries(gloria)).toEqual(['Fabrikam: Die Zahlung wartet auf Sie']);
    expect(lastCard(gloria)).toContain('confirm-savb');
    expect(lastCard(gloria)).toContain('Von Paula');
    expect(adam.messages).toEqual([]);
  });
});

describe('the notices of changed roles', () => {
  let desk: TestDelivery;
  beforeEach(async () => {
    desk = await aDelivery({ sweeping: true });
    await grantTeam(desk);
  });
  afterEach(() => desk.close());

  const byGloria = person(people.gloria);
  const petra = '00000000-0000-4000-8000-0000000000f1';
  const change = (name: 'grant-role' | 'withdraw-role', role: string, by = byGloria) =>
    desk.partner(by, name, { person: petra, role });
  const summaries = ({ messages }: FakeConversation) =>
    messages.map(({ activity }) => activity.summary);

  it('name the role, who granted it and what the person can do now', async () => {
    const chat = await desk.meet(petra, { name: 'Petra' });
    await change('grant-role', 'project-manager');
    await desk.time.pass(4_000);
    expect(summaries(chat)).toEqual(['You have a new role: project manager']);
    const card = JSON.stringify(chat.messages[0]?.activity);
    expect(card).toContain('Gloria granted this');
    for (const verb of ['next', 'vouchers', 'register', 'report'])
      expect(card).toContain(`"verb":"${verb}"`);
    expect(card).not.toContain('"verb":"team"');
  });

  it('say who withdrew it and what is left', async () => {
    const chat = await desk.meet(petra, { name: 'Petra', locale: 'de-DE' });
    await change('grant-role', 'project-manager');
    await change('grant-role', 'consultant');
    await desk.time.pass(4_000);
    expect(summaries(chat)).toEqual(['Sie haben neue Rollen: Projektmanagement und Beratung']);
    await change('withdraw-role', 'project-manager');
    await desk.time.pass(4_000);
    expect(summaries(chat).at(-1)).toBe('Sie haben diese Rolle nicht mehr: Projektmanagement');
    expect(JSON.stringify(chat.messages.at(-1)?.activity)).toContain('weiterhin: Beratung');
    await change('withdraw-role', 'consultant');
    await desk.time.pass(4_000);
    expect(JSON.stringify(chat.messages.at(-1)?.activity)).toContain('ask-for-role');
  });

  it('say nothing of a role that was granted and withdrawn before they are sent', async () => {
    await change('grant-role', 'project-manager');
    await desk.time.pass(MINUTE);
    await change('withdraw-role', 'project-manager');
    await desk.time.pass(MINUTE);
    const chat = await desk.meet(petra, { name: 'Petra' });
    await desk.time.pass(10_000);
    expect(chat.messages).toEqual([]);
    expect(await desk.rows()).toEqual([]);
  });

  it('are not sent to the admin who grants a role to themselves, and come once to others', async () => {
    const gloria = await desk.meet(people.gloria, { name: 'Gloria' });
    await desk.partner(byGloria, 'grant-role', { person: people.gloria, role: 'consultant' });
    await desk.time.pass(10_000);
    expect(gloria.messages).toEqual([]);
  });

  it('come once after a request for the role', async () => {
    const chat = await desk.meet(petra, { name: 'Petra' });
    await desk.partner(person(petra), 'ask-for-role', { person: petra, personName: 'Petra' });
    await change('grant-role', 'consultant');
    await desk.time.pass(10_000);
    expect(summaries(chat)).toEqual(['You have a new role: consultant']);
  });
});
