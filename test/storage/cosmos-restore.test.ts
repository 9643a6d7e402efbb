import { aDesk, root, short, type TestDesk } from '../support/a-desk.ts';
import { people } from '../support/partner.ts';
import { aCosmos, type ACosmos } from '../support/cosmos.ts';
import { existingRecords, grantTeam, inputs, upTo } from '../support/engagement.ts';

const ID = 'ABCD-1234';
const containerOf = ({ endpoint }: ACosmos) => endpoint.databases.get('desk')!.get('documents')!;

/**
 * `az cosmosdb restore` creates another account with the documents of one point in time, each with
 * a new etag. The test checks that the desk needs no more than that.
 */
it('a desk on a restored account has its data, repeats nothing and continues', async () => {
  const [lost, restored] = [await aCosmos(), await aCosmos()];
  const before = aDesk({ documents: await lost.connect() });
  await grantTeam(before);
  await before.partner(root, 'import-records', existingRecords);
  await upTo(before, ID, 'report');
  const { tenantId } = before;
  const again = {
    ...{ tenantId, by: root, voucherId: ID, commandId: 'clicked-before' },
    command: { name: 'handover', colleague: people.adam, reason: undefined, from: undefined },
  } as const;
  expect(short(await before.desk.changeVoucher(again))).toBe('done');
  const was = await contentsOf(before);
  expect(was.voucher).toMatchObject({ status: 'reserved', assignee: { personId: people.adam } });
  expect(was.outbox.length).toBeGreaterThan(0);

  containerOf(restored).restoreFrom(containerOf(lost));
  await lost.close();
  const after = aDesk({ documents: await restored.connect() });
  expect(await contentsOf(after)).toEqual(was);

  // The same click has no second effect; the next step is carried out.
  expect(short(await after.desk.changeVoucher(again))).toBe('done');
  expect((await contentsOf(after)).history).toEqual(was.history);
  after.onDay('2020-06-19');
  expect(short(await after.voucher(root, ID, 'report', inputs.report))).toBe('done');
  expect((await contentsOf(after)).history).toHaveLength(was.history.length + 1);
  await restored.close();
});

async function contentsOf({ documents, reader, tenantId }: TestDesk) {
  const outbox = await documents.find({ kind: 'outbox', tenantId, limit: 100 });
  return {
    voucher: await reader.voucher(tenantId, ID),
    history: (await reader.voucherHistory(tenantId, ID, 100)).items,
    partner: await reader.partner(tenantId),
    outbox: outbox.documents.map(({ id, body }) => ({ id, body })),
  };
}
