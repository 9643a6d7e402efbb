import path from 'node:path';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import { aCosmos } from '../../test/support/cosmos.ts';
import { largeTenant } from '../../test/support/large-tenant.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { Reader } from '../../workflow/records/reader.ts';
import { STATE_ID, voucherPartition } from '../../workflow/records/records.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import {
  VOUCHER_INDEX_MARK,
  VOUCHER_INDEX_VERSION,
} from '../../workflow/records/voucher-index-mark.ts';
import { voucherIndex } from '../../workflow/voucher/voucher-index.ts';
import type { Bench } from '../harness/bench.ts';
import { figure, table } from '../harness/figures.ts';

/** Vouchers on a page of the list. */
const PAGE = 8;
const CONCURRENT_WRITES = 64;

const tenant = largeTenant();
const [, anna] = tenant.projectManagers;
const [xaver] = tenant.consultants;
const asker = { personId: tenant.projectManagers[0]?.personId ?? '', today: tenant.today };

const COMBINATIONS: Readonly<Record<string, VoucherConditions>> = {
  customer: { customer: 'Alpen Bank AG' },
  'customer, status': { customer: 'Alpen Bank AG', statuses: ['redeemed'] },
  'project manager, at risk': { projectManagerId: anna?.personId, atRisk: true },
  'consultant, month of the engagement': {
    consultantId: xaver?.personId,
    period: { of: 'engagement', from: '2020-06-01', to: '2020-06-30' },
  },
  'country, status': { country: 'AT', statuses: ['reserved'] },
  'offer, paid since': { offer: 'SDPS', period: { of: 'paid', from: '2020-01-01' } },
  'invoice number': {
    invoiceNumber: tenant.vouchers.find(({ payment }) => payment)?.payment?.invoiceNumber,
  },
  'mine, payment status': { scope: 'mine', paymentStatuses: ['action-required'] },
};

/** Documents read for the first page of eight combinations, with the milliseconds on SQLite. */
export async function searches(bench: Bench): Promise<string> {
  const sizes = bench.long ? [400, 100_000] : [400];
  const columns: (readonly string[])[] = [];
  for (const size of sizes) {
    bench.log(`searches, ${size} vouchers`);
    const file = path.join(await bench.folder(), 'desk.sqlite');
    const documents = openSqliteDocuments({ path: file, clock: { now: () => Date.now() } });
    await multiply(documents, size);
    columns.push(...(await measured(documents)));
    await documents.close();
  }
  const cosmos = await aCosmos();
  const documents = await cosmos.connect();
  await multiply(documents, tenant.vouchers.length);
  const [read = []] = await measured(documents);
  await cosmos.close();
  const head = sizes.flatMap((size) =>
    ['documents', 'ms, page', 'ms, count'].map((what) => `${what}, ${size.toLocaleString('en')}`),
  );
  return table(
    ['Conditions', ...head, 'documents, Cosmos DB, 400'],
    Object.keys(COMBINATIONS).map((name, row) => [
      name,
      ...[...columns, read].map((column) => column[row] ?? ''),
    ]),
  );
}

/** Documents of the page, milliseconds of the page and of the count, by combination. */
async function measured(documents: Documents): Promise<readonly string[][]> {
  let read = 0;
  const reader = new Reader({
    read: documents.read.bind(documents),
    commit: documents.commit.bind(documents),
    count: documents.count.bind(documents),
    tally: documents.tally.bind(documents),
    ping: documents.ping.bind(documents),
    close: documents.close.bind(documents),
    async find<Body>(query: Parameters<Documents['find']>[0]) {
      const page = await documents.find<Body>(query);
      // An adapter reads one more to find out if there is a next page.
      read += page.documents.length + (page.cursor === undefined ? 0 : 1);
      return page;
    },
  });
  const columns: [string[], string[], string[]] = [[], [], []];
  for (const conditions of Object.values(COMBINATIONS)) {
    // The first call prepares the statements.
    await reader.search('contoso', conditions, asker, PAGE);
    await reader.countFound('contoso', conditions, asker);
    read = 0;
    const startedAt = performance.now();
    await reader.search('contoso', conditions, asker, PAGE);
    const foundAt = performance.now();
    await reader.countFound('contoso', conditions, asker);
    columns[0].push(String(read));
    columns[1].push(figure(foundAt - startedAt));
    columns[2].push(figure(performance.now() - foundAt));
  }
  return columns;
}

/** Copies the vouchers of the large tenant until there are this many. */
async function multiply(documents: Documents, size: number): Promise<void> {
  const put = async (at: number): Promise<void> => {
    const original = tenant.vouchers[at % tenant.vouchers.length];
    if (original === undefined) return;
    const body = { ...original, voucherId: `${original.voucherId}-${at}` };
    const index = voucherIndex(body, defaultProgramme);
    await documents.commit(voucherPartition('contoso', body.voucherId), [
      { op: 'put', id: STATE_ID, kind: 'voucher', body, index },
    ]);
  };
  for (let from = 0; from < size; from += CONCURRENT_WRITES) {
    const length = Math.min(CONCURRENT_WRITES, size - from);
    await Promise.all(Array.from({ length }, (_, at) => put(from + at)));
  }
  const body = { complete: VOUCHER_INDEX_VERSION };
  await documents.commit(VOUCHER_INDEX_MARK, [
    { op: 'put', id: STATE_ID, kind: 'index-mark', body },
  ]);
}
