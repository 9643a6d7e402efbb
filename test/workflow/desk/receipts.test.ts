import { contentHash, earlierUse, receiptWrite } from '../../../workflow/desk/change-writes.ts';
import { aStore } from '../../support/stores.ts';

const paula = { kind: 'person', personId: 'paula' } as const;
const command = { name: 'reserve', where: { place: 'Berlin', room: null }, days: [1, 2] };
const hash = (what: object = command, by: Parameters<typeof contentHash>[1] = paula) =>
  contentHash(what, by);

it('the hash of a command does not depend on the order of its fields', () => {
  const turned = { days: [1, 2], where: { room: null, place: 'Berlin' }, name: 'reserve' };
  expect(hash(turned)).toBe(hash());
});

it.each<[string, string]>([
  ['other content', hash({ ...command, name: 'release' })],
  ['other content further down', hash({ ...command, where: { place: 'Bonn', room: null } })],
  ['a field less', hash({ ...command, where: { place: 'Berlin' } })],
  ['a list in another order', hash({ ...command, days: [2, 1] })],
  ['another person', hash(command, { kind: 'person', personId: 'adam' })],
  ['the customer', hash(command, { kind: 'customer' })],
  ['Microsoft', hash(command, { kind: 'microsoft' })],
])('the hash differs for %s', (_what, other) => {
  expect(other).not.toBe(hash());
});

it('the hash differs between customer and Microsoft', () => {
  expect(hash(command, { kind: 'customer' })).not.toBe(hash(command, { kind: 'microsoft' }));
});

it('a receipt recognises the command for ninety days, and another command under its id', async () => {
  let now = 0;
  const documents = aStore({ clock: { now: () => now } });
  const partition = { tenantId: 'contoso', aggregateId: 'voucher:ABCD-1234' };
  const use = (id: string, content: string) => earlierUse(documents, partition, id, content);
  expect(await use('click-1', hash())).toBeUndefined();
  const receipt = { contentHash: hash(), revision: 1, at: '2020-06-15T07:00:00.000Z' };
  await documents.commit(partition, [receiptWrite('click-1', receipt)]);
  expect(await use('click-1', hash())).toEqual({ same: true, revision: 1 });
  expect(await use('click-1', hash({}))).toEqual({ same: false, revision: 1 });
  expect(await use('click-2', hash())).toBeUndefined();
  now = 90 * 24 * 60 * 60 * 1000 - 1;
  expect(await use('click-1', hash())).toEqual({ same: true, revision: 1 });
  now += 1;
  expect(await use('click-1', hash())).toBeUndefined();
});
