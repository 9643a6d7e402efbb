import { addDays, dayAt, type Day } from '../../workflow/kernel/day.ts';
import { Desk } from '../../workflow/desk/desk.ts';
import { People } from '../../workflow/people/people.ts';
import { demoCalendar, endOfEngagement } from '../../scripts/demo/calendar.ts';
import { DEMO_ADMINS, makeDemoData, type DemoDataOptions } from '../../scripts/demo/data.ts';
import { DEMO_TENANT } from '../../scripts/demo/people.ts';
import { assignment, reservation } from '../../scripts/demo/voucher.ts';
import { benchPerson } from './bench-people.ts';

/** Maximum number of conversations. */
export const CONVERSATIONS = 64;

/** Makes every person of the bench an admin, which saves seeding 64 project managers. */
export const BENCH_ADMINS: readonly string[] = [
  ...DEMO_ADMINS,
  ...Array.from({ length: CONVERSATIONS }, (_, index) => benchPerson(index).personId),
];

/** Each conversation has its own reserved voucher. */
export const benchVoucher = (conversation: number): string => `BENCH-${1000 + conversation}`;

/** The two weeks between which the workload reschedules. */
export function benchWeeks(today: Day): readonly { startDate: Day; endDate: Day }[] {
  const { monday } = demoCalendar(today);
  return [2, 3].map((week) => ({
    startDate: monday(week),
    endDate: endOfEngagement(monday(week), 5),
  }));
}

/** Seeds the demo company and one reserved voucher per conversation. */
export async function seedVouchers(options: DemoDataOptions, count = CONVERSATIONS): Promise<void> {
  await makeDemoData(options);
  const today = dayAt(options.now, options.timeZone);
  const { monday } = demoCalendar(today);
  const clock = { now: () => options.now };
  const people = new People({ documents: options.documents, clock });
  const desk = new Desk({
    ...options,
    clock,
    rolePolicy: { admins: BENCH_ADMINS, everyoneIsAdmin: false },
  });
  for (let index = 0; index < count; index++) {
    const voucherId = benchVoucher(index);
    const domain = `customer-${index}.example`;
    const person = benchPerson(index);
    await people.recordContact(DEMO_TENANT, person);
    const engagement = { engagement: 'windows-and-office', monday: monday(2), days: 5 };
    const steps = [
      assignment({
        voucherId,
        offer: 'DDPS',
        serviceLevel: 5,
        organisation: `Customer ${index} GmbH`,
        domain,
        assignedTo: person,
        assignedOn: addDays(today, -1),
      }),
      ...reservation(today, domain, engagement, person),
    ];
    for (const [step, { by, command }] of steps.entries()) {
      const commandId = `bench-${voucherId}-${step}`;
      const request = { tenantId: DEMO_TENANT, by, voucherId, command, commandId };
      const outcome = await desk.changeVoucher(request);
      if (outcome.kind !== 'done') throw new SeedRefused(voucherId, command.name, outcome.kind);
    }
  }
  await deleteNotices(options);
}

/** Deletes the seeded notices, so that only notices of measured turns are sent. */
async function deleteNotices({ documents }: DemoDataOptions): Promise<void> {
  for (;;) {
    const page = await documents.find({ kind: 'outbox', tenantId: DEMO_TENANT, limit: 100 });
    for (const { tenantId, aggregateId, id } of page.documents)
      await documents.commit({ tenantId, aggregateId }, [{ op: 'delete', id }]);
    if (page.documents.length === 0) return;
  }
}

/** A rule refused a step of the seed data. */
class SeedRefused extends Error {
  readonly code = 'seed-refused';
  constructor(voucherId: string, command: string, outcome: string) {
    super(`${command} of ${voucherId}: ${outcome}`);
    this.name = 'SeedRefused';
  }
}
