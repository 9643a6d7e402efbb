import { dayAt, startOfDay, type Day } from '../../workflow/kernel/day.ts';
import { Desk } from '../../workflow/desk/desk.ts';
import type { PartnerOutcome, VoucherOutcome } from '../../workflow/desk/outcome.ts';
import { People } from '../../workflow/people/people.ts';
import type { Documents, Ids } from '../../workflow/kernel/ports.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { demoCalendar } from './calendar.ts';
import { demoPartner } from './partner.ts';
import { DEMO_PEOPLE, DEMO_TENANT } from './people.ts';
import { assignment, type DemoVoucher } from './voucher.ts';
import { redeemedVouchers } from './redeemed-vouchers.ts';
import { newVoucher, openVouchers } from './vouchers.ts';

export interface DemoDataOptions {
  readonly documents: Documents;
  readonly programme: Programme;
  readonly ids: Ids;
  readonly timeZone: string;
  /** Milliseconds since the epoch; all demo dates are relative to it. */
  readonly now: number;
}

/** A rule refused a step of the demo data: the rules or the data have changed. */
class DemoDataRefused extends Error {
  readonly code = 'demo-data-refused';
  constructor(what: string, why: string) {
    super(`The demo data does not fit the rules: ${what}: ${why}`);
    this.name = 'DemoDataRefused';
  }
}

/** Fixed, so that readers without a role in the demo do not become admins. */
export const DEMO_ADMINS: readonly string[] = [DEMO_PEOPLE.globalAdmin.personId];

const TEN_HOURS = 36_000_000;

/**
 * Replays half a year of the demo company: each step runs through the desk, with its clock on the
 * day of the step. Idempotent.
 * @throws DemoDataRefused
 */
export async function makeDemoData(options: DemoDataOptions): Promise<void> {
  const { documents, programme, ids, timeZone, now } = options;
  let time = now;
  const desk = new Desk({
    ...{ documents, programme, ids, timeZone },
    clock: { now: () => time },
    rolePolicy: { admins: DEMO_ADMINS, everyoneIsAdmin: false },
  });
  const goTo = (day: Day): void => {
    time = Math.min(Date.parse(startOfDay(day, timeZone)) + TEN_HOURS, now);
  };
  await recordContacts(options);
  const calendar = demoCalendar(dayAt(now, timeZone));

  for (const [index, { on, by, command }] of demoPartner(calendar).entries()) {
    goTo(on);
    const commandId = `demo-company-${index}`;
    const requester = { kind: 'person', ...by } as const;
    const request = { tenantId: DEMO_TENANT, by: requester, command, commandId };
    assertDone(commandId, await desk.changePartner(request));
  }
  const live = async (voucher: DemoVoucher): Promise<void> => {
    const { voucherId } = voucher;
    const steps = [assignment(voucher), ...(voucher.steps ?? [])];
    for (const [index, { on, by, command }] of steps.entries()) {
      goTo(on);
      const commandId = `demo-${voucherId}-${index}`;
      const request = { tenantId: DEMO_TENANT, by, voucherId, command, commandId };
      assertDone(commandId, await desk.changeVoucher(request));
    }
  };
  for (const voucher of [...redeemedVouchers(calendar), ...openVouchers(calendar)])
    await live(voucher);
  await deleteNotices(documents);
  await live(newVoucher(calendar));
}

/** Records contacts as a roster read does, without conversation references. */
async function recordContacts({ documents, now }: DemoDataOptions): Promise<void> {
  const people = new People({ documents, clock: { now: () => now } });
  for (const person of Object.values(DEMO_PEOPLE)) await people.recordContact(DEMO_TENANT, person);
}

function assertDone(what: string, outcome: VoucherOutcome | PartnerOutcome): void {
  if (outcome.kind === 'done') return;
  const why =
    outcome.kind === 'refused' ? outcome.refused.map((check) => check.code) : [outcome.kind];
  throw new DemoDataRefused(what, why.join(', '));
}

/** Deletes the notices of past months, as if they had been sent. */
async function deleteNotices(documents: Documents): Promise<void> {
  for (;;) {
    const page = await documents.find({ kind: 'outbox', tenantId: DEMO_TENANT, limit: 100 });
    for (const { tenantId, aggregateId, id } of page.documents)
      await documents.commit({ tenantId, aggregateId }, [{ op: 'delete', id }]);
    if (page.documents.length === 0) return;
  }
}
