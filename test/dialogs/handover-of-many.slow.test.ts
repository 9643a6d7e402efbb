import { aChat } from '../support/a-chat.ts';
import { anAssignedVoucher } from '../support/a-voucher.ts';
import { aMember, anEnrolledPartner, people, team } from '../support/partner.ts';

const tom = '00000000-0000-4000-8000-0000000000f1';
const partner = anEnrolledPartner({
  members: [...team, { ...aMember(tom, 'project-manager'), name: 'Tom Keller' }],
});
const vouchers = Array.from({ length: 400 }, (_, at) => ({
  ...anAssignedVoucher(),
  voucherId: `MANY-${String(at).padStart(4, '0')}`,
  customer: { ...anAssignedVoucher().customer, organisation: `Kunde ${at % 130}` },
}));

it('hands 400 vouchers over and back, and says how many are not listed', async () => {
  const chat = await aChat({ partner, vouchers });
  const adam = chat.as('adam');
  const form = await adam.says('hand over all vouchers of paula to Tom');
  expect(form.text).toMatch(/400 open vouchers of paula/u);
  expect(form.text).toMatch(/375 more aren't listed/u);
  expect(form.text).toMatch(/110 more customers aren't listed/u);
  expect(JSON.stringify(form.card).length).toBeLessThan(28_000);

  const done = await adam.clicks('handover-several');
  expect(done.text).toMatch(/^400 of 400 vouchers handed over to Tom Keller/u);
  expect(done.text).toContain('And 385 more are done.');
  const { reader } = chat.services;
  const count = (assigneeId: string) => reader.countVouchers('contoso', { open: true, assigneeId });
  expect([await count(people.paula), await count(tom)]).toEqual([0, 400]);
  const rows = await chat.store.find({ kind: 'outbox', tenantId: 'contoso', limit: 1_000 });
  const kinds = rows.documents.map(({ body }) => (body as { readonly kind: string }).kind);
  expect(kinds.filter((kind) => kind !== 'living-cards').toSorted()).toEqual([
    'voucher-handed-over',
    'voucher-taken-away',
  ]);

  const back = await adam.clicks('hand-back');
  expect(back.text).toMatch(/^400 of 400 vouchers are back/u);
  expect([await count(people.paula), await count(tom)]).toEqual([400, 0]);
});

it('answers in time and continues in the background; the form sent again has the outcome', async () => {
  const chat = await aChat({ partner, vouchers });
  const adam = chat.as('adam');
  const form = await adam.says('hand over all vouchers of paula to Tom');
  const answered = { yet: false };
  const clicking = adam.clicks('handover-several').finally(() => (answered.yet = true));
  while (!answered.yet) {
    chat.runOutOfPatience();
    await new Promise(setImmediate);
  }
  const { reader } = chat.services;
  const count = () => reader.countVouchers('contoso', { open: true, assigneeId: tom });
  expect((await clicking).text).toContain('Still working on it');
  expect(await count()).toBeLessThan(400);
  await chat.settled();
  expect(await count()).toBe(400);
  const again = await adam.clicksOn(form.card, 'handover-several');
  expect(again.text).toMatch(/^400 of 400 vouchers handed over to Tom Keller/u);
});
