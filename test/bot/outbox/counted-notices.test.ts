import { readFileSync } from 'node:fs';
import { customer, person, root } from '../../support/a-desk.ts';
import { aDelivery, type TestDelivery } from '../../support/a-delivery.ts';
import { existingRecords, grantTeam, inputs } from '../../support/engagement.ts';
import { commandOf, people } from '../../support/partner.ts';

const MINUTE = 60_000;
const norbert = '00000000-0000-4000-8000-00000000000f';
const { adam, carlo, gloria, paula } = people;
const team = { paula, carlo, gloria, adam, norbert };

/** The rows of the table in the document, by person: usual, and while the project manager is away. */
const documented = new Map(
  readFileSync(new URL('../../../docs/outbox.md', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, name, usual, away] = /^\| ([a-z ]+?) +\| +(\d+) +\| +(\d+) +\|/u.exec(line) ?? [];
      return name === undefined ? [] : [[name, [Number(usual), Number(away)]] as const];
    }),
);

describe('the notices of one engagement, from the assignment to the payment', () => {
  let desk: TestDelivery;
  beforeEach(async () => {
    desk = await aDelivery({ sweeping: true });
    await grantTeam(desk);
    await desk.desk.changePartner({
      tenantId: desk.tenantId,
      by: root,
      command: commandOf('grant-role', {
        person: norbert,
        role: 'project-manager',
        personName: 'Norbert',
      }),
      commandId: 'grant-norbert',
      imported: true,
    });
    await desk.partner(root, 'import-records', existingRecords);
    for (const one of Object.values(team)) await desk.meet(one, { locale: 'en-GB' });
    desk.delivery.start();
  });
  afterEach(() => desk.close());

  const at = async (moment: string) => {
    desk.time.set(Date.parse(moment));
    await desk.time.pass(MINUTE);
  };
  const summaries = () =>
    Object.fromEntries(
      Object.entries(team).map(([name, id]) => [
        name,
        desk.teams.messages(`a:${id}`).map(({ activity }) => String(activity.summary)),
      ]),
    );
  /** Everybody takes the steps of their own; the payment tool is registered when it is needed. */
  const engagement = async (manager: Parameters<TestDelivery['voucher']>[0]) => {
    const take = async (
      by: Parameters<TestDelivery['voucher']>[0],
      step: keyof typeof inputs,
      values: object = inputs[step],
    ) => {
      expect((await desk.voucher(by, 'ABCD-1234', step, values)).kind).toBe('done');
      await desk.time.pass(MINUTE);
    };
    await take(customer, 'assign');
    await take(manager, 'validate');
    await take(manager, 'reserve');
    for (const day of ['16', '17', '18', '19']) await at(`2020-06-${day}T07:00:00Z`);
    await take(person(carlo), 'report');
    await take(manager, 'redeem');
    const savb = { offer: 'DDPS', confirmationReference: 'SAVB-1' };
    await desk.partner(person(gloria), 'confirm-savb', savb);
    await take(manager, 'payment');
    await take({ kind: 'microsoft' }, 'payment-status');
    await take({ kind: 'microsoft' }, 'payment-status', { status: 'paid' });
  };
  const counted = () => Object.entries(summaries()).map(([name, all]) => [name, all.length]);
  const expected = (column: 0 | 1) =>
    [
      ['paula', 'project manager'],
      ['carlo', 'consultant'],
      ['gloria', 'global admin'],
      ['adam', 'partner admin'],
      ['norbert', 'covering colleague'],
    ].map(([name = '', title = '']) => [name, documented.get(title)?.[column]]);

  it('are as many for each person as the document states', async () => {
    await engagement(person(paula));
    expect({ counted: counted(), summaries: summaries() }).toEqual({
      counted: expected(0),
      summaries: summaries(),
    });
  });

  it('go to the covering colleague while the project manager is absent', async () => {
    const absence = { id: 'a', from: '2020-06-15', until: '2020-06-26', coverId: norbert };
    await desk.people.setAbsence(desk.tenantId, paula, absence, []);
    await engagement({ kind: 'person', personId: norbert, covers: [paula] });
    expect({ counted: counted(), summaries: summaries() }).toEqual({
      counted: expected(1),
      summaries: summaries(),
    });
  });
});
