import type { Services } from '../../dialogs/turn.ts';
import { translatorFor } from '../../locales/translator.ts';
import { contextFor } from '../../workflow/desk/load-context.ts';
import { addDays, dayAt, type Day } from '../../workflow/kernel/day.ts';
import { mayAct } from '../../workflow/partner/permissions.ts';
import { peopleCoveredBy } from '../../workflow/people/absence.ts';
import { PersonNames } from '../../workflow/people/person-names.ts';
import type { Listed, Reader } from '../../workflow/records/reader.ts';
import { evolve } from '../../workflow/steps/evolve.ts';
import type { Reservation, Voucher } from '../../workflow/voucher/voucher.ts';
import { entriesOf } from './calendar-entries.ts';
import { icsOf } from './ics.ts';

/** Vouchers per query. */
const PAGE = 200;

/** Vouchers in one calendar; of more, those that expire first. */
const VOUCHERS_MAX = 1000;

/** Days for which an engagement of a paid or expired voucher stays in the calendar. */
const PAST_DAYS = 90;

export interface CalendarRequest {
  readonly tenantId: string;
  readonly personId: string;
  /** Absent: the person's own. */
  readonly locale?: string;
  /** Contains this voucher only. */
  readonly voucherId?: string;
}

/** A calendar of the present data as a file; undefined if the person may not read any more. */
export async function calendarFile(
  services: Services,
  request: CalendarRequest,
): Promise<Uint8Array | undefined> {
  const { clock, people, programme, reader, timeZone } = services;
  const { personId, tenantId, voucherId } = request;
  const [partner, known] = await Promise.all([
    reader.partner(tenantId),
    people.find(tenantId, personId),
  ]);
  const by = { kind: 'person', personId, email: known?.email } as const;
  const { actor } = contextFor(services, by, partner);
  if (!mayAct(actor, 'read', programme, undefined)) return undefined;

  const today = dayAt(clock.now(), timeZone);
  const { isCut, found } =
    voucherId === undefined
      ? await vouchersOfPerson(services, tenantId, {
          ids: [personId, ...((await peopleCoveredBy(services, tenantId, known)) ?? [])],
          today,
        })
      : { isCut: false, found: await oneVoucher(reader, tenantId, voucherId) };
  const names = new PersonNames(services, tenantId);
  names.mention(found);
  await names.load(partner);
  const locale = request.locale ?? known?.language ?? known?.locale ?? 'en';
  const t = translatorFor(locale, { programme, timeZone, personName: (id) => names.nameOf(id) });
  const entries = found.flatMap(({ cancelled, of, voucher }) =>
    entriesOf(t, voucher, { programme, personId, of, cancelled }),
  );
  return icsOf(t, { entries, today, isCut });
}

interface Found {
  readonly voucher: Voucher;
  /** The absent person whose it is, if not the reader's own. */
  readonly of?: string;
  readonly cancelled?: Reservation;
}

interface Whose {
  /** The reader first, then the absent people whom they cover. */
  readonly ids: readonly string[];
  readonly today: Day;
}

/**
 * Open vouchers that these people manage and engagements that they lead, then the engagements of
 * closed vouchers that ended lately.
 */
async function vouchersOfPerson(
  { reader }: Services,
  tenantId: string,
  { ids, today }: Whose,
): Promise<{ readonly found: readonly Found[]; readonly isCut: boolean }> {
  const found = new Map<string, Found>();
  const period = { of: 'engagement', from: addDays(today, -PAST_DAYS) } as const;
  for (const id of ids) {
    const lists: readonly ((cursor?: string) => Promise<Listed<Voucher>>)[] = [
      (cursor) => reader.vouchers(tenantId, { assigneeId: id, open: true }, PAGE, cursor),
      (cursor) => reader.vouchers(tenantId, { consultantId: id, open: true }, PAGE, cursor),
      (cursor) =>
        reader.search(tenantId, { scope: 'mine', period }, { personId: id, today }, PAGE, cursor),
    ];
    for (const list of lists) {
      let cursor: string | undefined;
      do {
        const page = await list(cursor);
        for (const voucher of page.items)
          if (!found.has(voucher.voucherId)) {
            if (found.size === VOUCHERS_MAX) return { found: [...found.values()], isCut: true };
            found.set(voucher.voucherId, { voucher, ...(id !== ids[0] && { of: id }) });
          }
        cursor = page.cursor;
      } while (cursor !== undefined);
    }
  }
  return { found: [...found.values()], isCut: false };
}

/** With the engagement that it had before its release: an imported file does not lose entries. */
async function oneVoucher(
  reader: Reader,
  tenantId: string,
  voucherId: string,
): Promise<readonly Found[]> {
  const voucher = await reader.voucher(tenantId, voucherId);
  if (voucher === undefined) return [];
  if (voucher.releasedOn === undefined || voucher.reservation !== undefined) return [{ voucher }];
  let before: Voucher | undefined;
  let cancelled: Reservation | undefined;
  for (const { event } of await reader.wholeHistory(tenantId, voucherId)) {
    before = evolve(before, event, { tenantId, voucherId });
    cancelled = before.reservation ?? cancelled;
  }
  return [{ voucher, cancelled }];
}
