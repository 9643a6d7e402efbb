import { historyTable } from '../../../bot/export/history-table.ts';
import { paymentTable } from '../../../bot/export/payment-table.ts';
import { voucherTable } from '../../../bot/export/voucher-table.ts';
import { xlsxOf } from '../../../bot/export/xlsx.ts';
import { csvOf } from '../../../bot/export/csv.ts';
import { translatorFor } from '../../../locales/translator.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { aTracker } from '../../support/a-tracker.ts';
import { aDeskOf, importFile } from '../../support/an-import.ts';
import { anEnrolledPartner, people } from '../../support/partner.ts';

const t = (language: string) =>
  translatorFor(language, {
    programme: defaultProgramme,
    personName: (id) => Object.entries(people).find(([, known]) => known === id)?.[0],
  });

async function anExport(language: string) {
  const desk = await aDeskOf(anEnrolledPartner());
  await importFile(desk, aTracker(10));
  const { items } = await desk.reader.vouchers('contoso', {}, 20);
  return {
    desk,
    vouchers: items,
    table: voucherTable(t(language), items, { programme: defaultProgramme, daysOf: () => ({}) }),
  };
}

/** Without the broken rules, which another desk may not find. */
const facts = ({ exceptions: _exceptions, assignee, ...voucher }: Voucher) => ({
  ...voucher,
  assignee: assignee.personId,
});

describe.each(['en', 'de'])('an export in %s', (language) => {
  it('can be imported into the same desk, where it changes nothing', async () => {
    const { desk, table } = await anExport(language);
    const { lines } = await importFile(desk, await xlsxOf([table]));
    expect(lines).toEqual([expect.stringContaining('10 rows: 0 imported, 10 unchanged')]);
  });

  it('has payments and history that the import of the workbook leaves out', async () => {
    const { desk, table, vouchers } = await anExport(language);
    const sources = { programme: defaultProgramme, daysOf: () => ({}) };
    const payments = paymentTable(t(language), vouchers, sources);
    const history = historyTable(t(language), [], vouchers);
    const { lines } = await importFile(desk, await xlsxOf([table, history, payments]));
    expect(lines).toEqual([expect.stringContaining('10 rows: 0 imported, 10 unchanged')]);
  });

  it('can be imported into another desk, with the same vouchers as a result', async () => {
    const { vouchers, table } = await anExport(language);
    const other = await aDeskOf(anEnrolledPartner());
    const { lines } = await importFile(other, csvOf(table), { locale: language });
    expect(lines).toEqual([expect.stringContaining('10 rows: 10 imported')]);
    const { items } = await other.reader.vouchers('contoso', {}, 20);
    expect(items.map(facts)).toEqual(vouchers.map(facts));
  });
});

it('keeps a payment in part, and one whose difference is closed', async () => {
  const desk = await aDeskOf(anEnrolledPartner());
  const [heading = '', ...rows] = aTracker(5).split('\n');
  const paid = rows[4] ?? '';
  const file = [
    `${heading},Amount paid`,
    `${paid.replace('Paid', 'Approved')},2000`,
    `${paid.replace('TRCK-0004', 'TRCK-0005')},4000`,
    `${paid.replace('TRCK-0004', 'TRCK-0006')},`,
  ].join('\n');
  const { lines } = await importFile(desk, file);
  expect(lines).toEqual([expect.stringContaining('3 imported')]);
  const payments = ['TRCK-0004', 'TRCK-0005', 'TRCK-0006'].map(
    async (id) => (await desk.reader.voucher('contoso', id))?.payment,
  );
  expect(await Promise.all(payments)).toEqual([
    expect.objectContaining({ status: 'approved', amountPaid: 2000 }),
    expect.objectContaining({ status: 'paid', amountPaid: 4000, differenceClosed: true }),
    expect.objectContaining({ status: 'paid' }),
  ]);
});
