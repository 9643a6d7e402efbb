import type { Services } from '../../dialogs/turn.ts';
import { translatorFor } from '../../locales/translator.ts';
import { contextFor } from '../../workflow/desk/load-context.ts';
import { mayAct } from '../../workflow/partner/permissions.ts';
import { peopleCoveredBy } from '../../workflow/people/absence.ts';
import { PersonNames } from '../../workflow/people/person-names.ts';
import { dayAt } from '../../workflow/kernel/day.ts';
import type { Reader, VoucherHistory } from '../../workflow/records/reader.ts';
import type { Asker } from '../../workflow/records/search-vouchers.ts';
import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import { paymentDays } from '../../workflow/views/payment-days.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { csvOf } from './csv.ts';
import type { Download, Format } from './downloads.ts';
import { historyTable } from './history-table.ts';
import { paymentTable } from './payment-table.ts';
import { voucherTable, type DaysOf } from './voucher-table.ts';
import { xlsxOf } from './xlsx.ts';

const PAGE = 200;

/** The present data as a file; undefined if the person no longer has the right. */
export async function exportFile(
  services: Services,
  download: Download,
  format: Exclude<Format, 'calendar.ics'>,
): Promise<Uint8Array | undefined> {
  const { tenantId, personId, locale, voucherId } = download;
  const { programme, reader, people, timeZone } = services;
  const partner = await reader.partner(tenantId);
  const known = await people.find(tenantId, personId);
  const by = { kind: 'person', personId, email: known?.email } as const;
  const { actor } = contextFor(services, by, partner);
  const may = (action: 'read' | 'export-all'): boolean =>
    mayAct(actor, action, programme, undefined);
  if (!may('read')) return undefined;

  const { conditions = {} } = download;
  const limited = may('export-all') ? conditions : { ...conditions, scope: 'mine' as const };
  const covers = await peopleCoveredBy(services, tenantId, known);
  const asker = { personId, covers, today: dayAt(services.clock.now(), timeZone) };
  const vouchers =
    voucherId === undefined
      ? await allVouchers(reader, tenantId, limited, asker)
      : await oneVoucher(reader, tenantId, voucherId);
  const lines = await historyOf(reader, tenantId, vouchers);
  const names = new PersonNames(services, tenantId);
  names.mention(vouchers, lines);
  await names.load(partner);
  const t = translatorFor(locale, { programme, timeZone, personName: (id) => names.nameOf(id) });
  const sources = { programme, daysOf: daysBy(lines) };
  switch (format) {
    case 'vouchers.csv':
      return csvOf(voucherTable(t, vouchers, sources));
    case 'payments.csv':
      return csvOf(paymentTable(t, vouchers, sources));
    case 'history.csv':
      return csvOf(historyTable(t, lines, vouchers));
    case 'xlsx':
      return xlsxOf([
        voucherTable(t, vouchers, sources),
        historyTable(t, lines, vouchers),
        paymentTable(t, vouchers, sources),
      ]);
  }
}

/** The days of each payment, by the lines of its voucher. */
function daysBy(lines: readonly VoucherHistory[]): DaysOf {
  const records = Map.groupBy(lines, ({ voucherId }) => voucherId);
  return ({ payment, voucherId }) =>
    payment === undefined
      ? {}
      : paymentDays(
          (records.get(voucherId) ?? []).map(({ record }) => record),
          payment,
        );
}

async function allVouchers(
  reader: Reader,
  tenantId: string,
  conditions: VoucherConditions,
  asker: Asker,
): Promise<readonly Voucher[]> {
  const vouchers: Voucher[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.search(tenantId, conditions, asker, PAGE, cursor);
    vouchers.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return vouchers;
}

async function oneVoucher(
  reader: Reader,
  tenantId: string,
  voucherId: string,
): Promise<readonly Voucher[]> {
  const voucher = await reader.voucher(tenantId, voucherId);
  return voucher ? [voucher] : [];
}

/** Reads the tenant's history once, whatever the number of vouchers. */
async function historyOf(
  reader: Reader,
  tenantId: string,
  vouchers: readonly Voucher[],
): Promise<readonly VoucherHistory[]> {
  const wanted = new Set(vouchers.map(({ voucherId }) => voucherId));
  const lines: VoucherHistory[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.historyOfAll(tenantId, PAGE, cursor);
    lines.push(...page.items.filter(({ voucherId }) => wanted.has(voucherId)));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return lines;
}
