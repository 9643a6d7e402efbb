import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { aChat, type ChatOptions } from '../support/a-chat.ts';
import {
  anAssignedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
  aVoucherWithPayment,
} from '../support/a-voucher.ts';
import { executesOf, inputsOf } from '../support/card-parts.ts';
import { forms } from '../support/forms.ts';
import { aMember, anEnrolledPartner, people, team } from '../support/partner.ts';

const tom = '00000000-0000-4000-8000-0000000000f1';
const petra = '00000000-0000-4000-8000-0000000000f2';
const partner = anEnrolledPartner({
  members: [
    ...team.map((member) =>
      member.name === 'paula' ? { ...member, name: 'Paula Prinz' } : member,
    ),
    { ...aMember(tom, 'project-manager'), name: 'Tom Keller' },
    { ...aMember(petra, 'project-manager'), name: 'Petra Lang' },
  ],
});
const own = (voucherId: string, organisation = 'Fabrikam AG', more: Partial<Voucher> = {}) => ({
  ...anAssignedVoucher(),
  voucherId,
  customer: { ...anAssignedVoucher().customer, organisation },
  ...more,
});
const six = [
  own('AAAA-0001'),
  own('AAAA-0002'),
  own('AAAA-0003', 'Alpen Bank AG'),
  own('AAAA-0004', 'Alpen Bank AG'),
  own('AAAA-0005', 'Alpen Bank AG'),
  { ...aReservedVoucher(), voucherId: 'AAAA-0006' },
];
const paid = { ...aVoucherWithPayment('paid'), voucherId: 'PAID-0001' };

const anOffice = (options: ChatOptions = {}) =>
  aChat({ partner, vouchers: [...six, paid], ...options });
type Office = Awaited<ReturnType<typeof anOffice>>;

async function assignees(chat: Office): Promise<readonly (string | undefined)[]> {
  const vouchers = await Promise.all(six.map(({ voucherId }) => chat.voucher(voucherId)));
  return vouchers.map((voucher) => voucher?.assignee.personId);
}
const to = (...ids: readonly string[]) => ids;
const rowsOf = async (chat: Office) =>
  (
    await chat.store.find<Record<string, unknown>>({
      kind: 'outbox',
      tenantId: 'contoso',
      limit: 50,
    })
  ).documents
    .map(({ body }) => body)
    .filter(({ kind }) => kind !== 'living-cards')
    .map(({ kind, readerId, about }) => ({ kind, readerId, isBatch: about !== undefined }));

describe('the handover of several vouchers', () => {
  it('offers a project manager their own open vouchers, and hands over the ticked ones', async () => {
    const chat = await anOffice();
    const paula = chat.as('paula');
    const form = await paula.says('hand over');
    expect(form.text).toMatch(/^Hand over several vouchers\nYour 6 open vouchers/u);
    expect(JSON.stringify(form.card)).not.toContain('PAID-0001');
    const done = await paula.clicks('handover-several', {
      colleague: tom,
      voucherIds: 'AAAA-0001,AAAA-0003',
      reason: 'Holiday.',
    });
    expect(done.text).toMatch(/^2 of 2 vouchers handed over to Tom Keller/u);
    const { paula: p } = people;
    expect(await assignees(chat)).toEqual(to(tom, p, tom, p, p, p));
    expect(await rowsOf(chat)).toEqual([
      { kind: 'voucher-handed-over', readerId: tom, isBatch: true },
    ]);
  });

  it.each([
    ['en-US', 'hand over all my vouchers to Tom', /6 of 6 vouchers handed over to Tom Keller/u],
    ['de-DE', 'alle meine Gutscheine an Tom übergeben', /6 von 6 Gutscheinen an Tom Keller/u],
  ])('fills in all and the colleague in %s: "%s"', async (locale, text, answer) => {
    const chat = await anOffice({ locale });
    const paula = chat.as('paula');
    await paula.says(text);
    expect((await paula.clicks('handover-several')).text).toMatch(answer);
    expect(new Set(await assignees(chat))).toEqual(new Set([tom]));
  });

  it.each([
    [
      'en-US',
      'hand over all vouchers of Paula to Tom',
      /^Hand over several[^]*6 open vouchers of Paula Prinz/u,
    ],
    ['de-DE', 'alle Gutscheine von Paula an Tom übergeben', /6 offene Gutscheine von Paula Prinz/u],
  ])('fills in whose vouchers for an admin in %s: "%s"', async (locale, text, opens) => {
    const chat = await anOffice({ locale });
    const adam = chat.as('adam');
    expect((await adam.says(text)).text).toMatch(opens);
    await adam.clicks('handover-several');
    expect(new Set(await assignees(chat))).toEqual(new Set([tom]));
    expect(await rowsOf(chat)).toEqual([
      { kind: 'voucher-handed-over', readerId: tom, isBatch: true },
      { kind: 'voucher-taken-away', readerId: people.paula, isBatch: true },
    ]);
  });

  it.each([
    ['en-US', 'hand over all vouchers of Alpen Bank AG to Tom', /3 of 3 vouchers handed over/u],
    ['de-DE', 'alle Gutscheine von Alpen Bank AG an Tom übergeben', /3 von 3 Gutscheinen an Tom/u],
  ])('fills in the customer of a sentence in %s: "%s"', async (locale, text, answer) => {
    const chat = await anOffice({ locale });
    const paula = chat.as('paula');
    await paula.says(text);
    expect((await paula.clicks('handover-several')).text).toMatch(answer);
    const { paula: p } = people;
    expect(await assignees(chat)).toEqual(to(p, p, tom, tom, tom, p));
  });

  it('fills in the customer for an admin too, of any assignee', async () => {
    const chat = await anOffice();
    const adam = chat.as('adam');
    await adam.says('hand over all vouchers of Alpen Bank AG to Tom');
    expect((await adam.clicks('handover-several')).text).toMatch(/^3 of 3 vouchers/u);
  });

  it('asks an admin whose vouchers, with a row for each holder', async () => {
    const chat = await anOffice();
    const adam = chat.as('adam');
    const whose = await adam.says('hand over');
    expect(whose.text).toMatch(/Whose vouchers[^]*Paula Prinz\n6 open vouchers[^]*whole company/u);
    const form = await adam.clicks('handover-several');
    expect(form.text).toContain('6 open vouchers of Paula Prinz');
  });

  it('takes the handover back by the button of the outcome, once', async () => {
    const chat = await anOffice();
    const paula = chat.as('paula');
    await paula.says('hand over all my vouchers to Tom');
    const done = await paula.clicks('handover-several');
    const back = await paula.clicks('hand-back');
    expect(back.text).toMatch(/^6 of 6 vouchers are back/u);
    expect(new Set(await assignees(chat))).toEqual(new Set([people.paula]));
    expect((await paula.clicksOn(done.card, 'hand-back')).text).toMatch(/^6 of 6/u);
    expect((await chat.voucher('AAAA-0001'))?.revision).toBe(six[0]!.revision + 2);
  });

  it('leaves a voucher that has moved on where it is when the others go back', async () => {
    const chat = await anOffice();
    const paula = chat.as('paula');
    await paula.says('hand over all my vouchers to Tom');
    await paula.clicks('handover-several');
    const adam = chat.as('adam');
    await adam.says('hand over AAAA-0002');
    await adam.clicks('handover', { colleague: petra });
    const back = await paula.clicks('hand-back');
    expect(back.text).toMatch(/^5 of 6 vouchers are back[^]*✘ AAAA-0002[^]*Petra Lang/u);
    const { paula: p } = people;
    expect(await assignees(chat)).toEqual(to(p, petra, p, p, p, p));
  });

  it('does not take a voucher from a colleague who got it while the form was open', async () => {
    const chat = await anOffice();
    const paula = chat.as('paula');
    await paula.says('hand over all my vouchers to Tom');
    const adam = chat.as('adam');
    await adam.says('hand over AAAA-0003');
    await adam.clicks('handover', { colleague: petra });
    const done = await paula.clicks('handover-several', {
      which: `ticked:${people.paula}`,
      voucherIds: 'AAAA-0001,AAAA-0003',
    });
    expect(done.text).toMatch(/^1 of 2 vouchers[^]*✘ AAAA-0003/u);
    expect((await assignees(chat)).slice(0, 3)).toEqual([tom, people.paula, petra]);
  });

  it.each([
    ['en-US', 'hand over all my vouchers to Tom', /✔ Reserved/u, /^6 of 6/u],
    ['de-DE', 'alle meine Gutscheine an Tom übergeben', /✔ Reserviert/u, /^6 von 6/u],
  ])(
    'hands over and takes back a voucher that was reserved while the form was open: %s',
    async (locale, text, isReserved, done) => {
      const ready = { ...aValidatedVoucher(), voucherId: 'AAAA-0002' };
      const chat = await anOffice({ locale });
      await chat.put(ready);
      const paula = chat.as('paula');
      await paula.says(text);
      const adam = chat.as('adam');
      await adam.says('reserve AAAA-0002');
      expect((await adam.clicks('reserve', forms.reserve)).text).toMatch(isReserved);
      expect((await paula.clicks('handover-several')).text).toMatch(done);
      const given = await chat.voucher('AAAA-0002');
      expect(given).toMatchObject({ status: 'reserved', assignee: { personId: tom } });
      await paula.clicks('hand-back');
      const back = await chat.voucher('AAAA-0002');
      expect(back).toMatchObject({ status: 'reserved', assignee: { personId: people.paula } });
    },
  );

  it.each([
    ['en-US', 'hand over all vouchers of Paula to Tom', /“Tom Keller” isn't a project manager/u],
    ['de-DE', 'alle Gutscheine von Paula an Tom übergeben', /„Tom Keller“ hat im Team/u],
  ])('names a colleague who has left since: %s', async (locale, text, answer) => {
    const chat = await anOffice({ locale });
    const adam = chat.as('adam');
    const form = await adam.says(text);
    const gloria = chat.as('gloria');
    await gloria.says('team');
    await gloria.clicks('withdraw-role');
    await gloria.clicks('withdraw-role', { grant: `project-manager ${tom}` });
    await gloria.clicks('withdraw-role');
    expect((await adam.clicksOn(form.card, 'handover-several')).text).toMatch(answer);
    expect((await rowsOf(chat)).map(({ kind }) => kind)).toEqual(['role-withdrawn']);
  });

  it('hands over once and answers the same if the form is sent twice', async () => {
    const chat = await anOffice();
    const paula = chat.as('paula');
    const form = await paula.says('hand over all my vouchers to Tom');
    await paula.clicks('handover-several');
    const again = await paula.clicksOn(form.card, 'handover-several');
    expect(again.text).toMatch(/^6 of 6 vouchers handed over to Tom Keller/u);
    expect((await chat.voucher('AAAA-0001'))?.revision).toBe(six[0]!.revision + 1);
    expect(await rowsOf(chat)).toHaveLength(1);
  });

  it.each([
    ['nothing ticked', { colleague: tom }, /another look/u],
    ['nobody', { voucherIds: 'AAAA-0001' }, /another look/u],
    [
      'a stranger',
      { colleague: 'x@y.example', voucherIds: 'AAAA-0001' },
      /isn't a project manager/u,
    ],
  ])('keeps the form with the reason: %s', async (_what, values, answer) => {
    const chat = await anOffice();
    const paula = chat.as('paula');
    await paula.says('hand over');
    const again = await paula.clicks('handover-several', values);
    expect(again.text).toMatch(answer);
    expect(executesOf(again.card).map(({ verb }) => verb)).toContain('handover-several');
    expect(new Set(await assignees(chat))).toEqual(new Set([people.paula]));
  });

  it('hands over all of a customer that is chosen, also if no voucher is ticked', async () => {
    const chat = await anOffice();
    const paula = chat.as('paula');
    await paula.says('hand over');
    const done = await paula.clicks('handover-several', {
      colleague: tom,
      customer: 'Alpen Bank AG',
    });
    expect(done.text).toMatch(/^3 of 3 vouchers handed over to Tom Keller/u);
    const { paula: p } = people;
    expect(await assignees(chat)).toEqual(to(p, p, tom, tom, tom, p));
  });

  it('opens with the named vouchers first', async () => {
    const chat = await anOffice();
    const paula = chat.as('paula');
    const form = await paula.says('hand over AAAA-0004 and AAAA-0002 to Tom');
    const ids = inputsOf(form.card).find(({ id }) => id === 'voucherIds');
    expect(ids?.value).toBe('AAAA-0004,AAAA-0002');
    const done = await paula.clicks('handover-several');
    expect(done.text).toMatch(/^2 of 2 vouchers handed over to Tom Keller/u);
  });

  it('still asks a single voucher’s form for one ID, with the named colleague', async () => {
    const chat = await anOffice();
    const paula = chat.as('paula');
    await paula.says('Tom takes over AAAA-0004');
    expect((await paula.clicks('handover')).text).toContain('✔ Handed over to Tom Keller');
  });
});

describe('withdrawing a role', () => {
  const withdraw = async (chat: Office) => {
    const gloria = chat.as('gloria');
    await gloria.says('team');
    await gloria.clicks('withdraw-role');
    const grant = `project-manager ${people.paula}`;
    return { gloria, confirm: await gloria.clicks('withdraw-role', { grant }) };
  };

  it('lists the open vouchers first and offers to hand them over', async () => {
    const chat = await anOffice();
    const { gloria, confirm } = await withdraw(chat);
    expect(confirm.text).toMatch(/Withdraw the role project manager from Paula Prinz\?/u);
    expect(confirm.text).toMatch(/6 open vouchers are assigned to Paula Prinz[^]*AAAA-0001/u);
    await gloria.clicks('handover-several');
    const done = await gloria.clicks('handover-several', {
      which: `all:${people.paula}`,
      colleague: tom,
    });
    expect(done.text).toMatch(/^6 of 6/u);
    await gloria.clicks('withdraw-role');
    const team = await gloria.clicks('withdraw-role');
    expect(team.text).toContain('✔ Role withdrawn: Paula Prinz');
  });

  it('warns after the withdrawal of what is left, with the way to hand it over', async () => {
    const chat = await anOffice({ locale: 'de-DE' });
    const { gloria } = await withdraw(chat);
    const team = await gloria.clicks('withdraw-role');
    expect(team.text).toMatch(/6 offene Gutscheine sind noch Paula Prinz zugewiesen/u);
    await gloria.clicks('handover-several');
    const done = await gloria.clicks('handover-several', {
      which: `all:${people.paula}`,
      colleague: tom,
    });
    expect(done.text).toMatch(/^6 von 6 Gutscheinen an Tom Keller übergeben/u);
  });

  it('lists the engagements that a consultant leads', async () => {
    const chat = await anOffice();
    const gloria = chat.as('gloria');
    await gloria.says('team');
    await gloria.clicks('withdraw-role');
    const confirm = await gloria.clicks('withdraw-role', { grant: `consultant ${people.carlo}` });
    expect(confirm.text).toMatch(/One engagement is led by carlo[^]*AAAA-0006/u);
    expect((await gloria.clicks('withdraw-role')).text).toContain('✔ Role withdrawn: carlo');
  });
});

describe('the customers of a handover', () => {
  it('are one for every spelling of their name', async () => {
    const vouchers = [
      own('AAAA-0001', 'Alpen Bank AG'),
      own('AAAA-0002', 'ALPEN  BANK A.G.'),
      own('AAAA-0003', 'Fabrikam'),
    ];
    const chat = await anOffice({ vouchers });
    const paula = chat.as('paula');
    const { card } = await paula.says('hand over');
    const field = inputsOf(card).find(({ id }) => id === 'customer');
    expect(field?.choices).toHaveLength(2);
    await paula.clicks('handover-several', {
      which: `customer:${people.paula}`,
      customer: 'Alpen Bank AG',
      colleague: tom,
    });
    const taken = await Promise.all(vouchers.map(({ voucherId }) => chat.voucher(voucherId)));
    expect(taken.map((one) => one?.assignee.personId)).toEqual([tom, tom, people.paula]);
  });
});
