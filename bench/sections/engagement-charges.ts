import { demoCalendar } from '../../scripts/demo/calendar.ts';
import { DEMO_ADMINS } from '../../scripts/demo/data.ts';
import { DEMO_TENANT } from '../../scripts/demo/people.ts';
import {
  assignment,
  paymentRequest,
  paymentStatus,
  redemption,
  report,
  reservation,
} from '../../scripts/demo/voucher.ts';
import { aCosmos } from '../../test/support/cosmos.ts';
import { dayAt, startOfDay } from '../../workflow/kernel/day.ts';
import { Desk } from '../../workflow/desk/desk.ts';
import { figure, table } from '../harness/figures.ts';
import { seedOptions } from '../harness/seed-options.ts';
import { seedVouchers } from '../harness/seed.ts';

/** Request units of each step of one engagement, from assignment to payment. */
export async function engagementCharges(): Promise<string> {
  const cosmos = await aCosmos();
  let units = 0;
  const documents = await cosmos.connect({ onCharge: (charge) => (units += charge) });
  const options = seedOptions(documents);
  await seedVouchers(options, 0);
  const { day, monday } = demoCalendar(dayAt(options.now, 'UTC'));
  let now = options.now;
  const desk = new Desk({
    ...options,
    clock: { now: () => now },
    rolePolicy: { admins: DEMO_ADMINS, everyoneIsAdmin: false },
  });
  const domain = 'fabrikam.example';
  const engagement = { engagement: 'windows-and-office', monday: monday(-4), days: 5 };
  const voucher = { voucherId: 'BENCH-PAID', organisation: 'Fabrikam AG', domain };
  const work = { ...engagement, products: 'Windows', summary: 'Devices and applications listed.' };
  const steps = [
    assignment({ ...voucher, offer: 'DDPS', serviceLevel: 5, assignedOn: day(-60) }),
    ...reservation(day(-55), domain, engagement),
    report(day(-15), work),
    redemption(day(-12), 'VVR-1'),
    paymentRequest(day(-10), 'NW-1', 7000),
    paymentStatus(day(-5), 'approved', { reference: 'MS-1' }),
    paymentStatus(day(-1), 'paid', { reference: 'MS-1' }),
  ];
  const rows: string[][] = [];
  let sum = 0;
  for (const { on, by, command } of steps) {
    now = Date.parse(startOfDay(on, 'UTC')) + 36_000_000;
    units = 0;
    const { voucherId } = voucher;
    const commandId = `bench-${command.name}-${rows.length}`;
    const request = { tenantId: DEMO_TENANT, by, voucherId, command, commandId };
    const { kind } = await desk.changeVoucher(request);
    rows.push([kind === 'done' ? command.name : `${command.name} (${kind})`, figure(units)]);
    sum += units;
  }
  await cosmos.close();
  rows.push(['**start to paid**', `**${figure(sum)}**`]);
  return table(['Command', 'RU'], rows);
}
