import { newRescheduleCard, newVoucherCard } from '../peers/bb-step-cards.ts';
import { renderBenchCards } from '../peers/bench-cards.ts';
import type { Bench } from '../harness/bench.ts';
import { figure, median, ratios, spread, table } from '../harness/figures.ts';

const TIMES = 200;

/** CPU per card: the desk, with texts and dates, compared with a new Template each time. */
export async function cards(bench: Bench): Promise<string> {
  const state = { startDate: '', endDate: '', consultant: '', revision: 1 };
  const { voucher, reschedule } = await renderBenchCards();
  const entrants = [
    { label: 'voucher card, desk', render: voucher },
    { label: 'voucher card, the documented way, data given', render: () => newVoucherCard(state) },
    { label: 'form to reschedule, desk', render: reschedule },
    {
      label: 'form to reschedule, the documented way, data given',
      render: () => newRescheduleCard(state),
    },
  ].map((one) => ({ ...one, ms: [] as number[] }));
  for (let round = 0; round <= bench.rounds; round++)
    for (const { render, ms } of entrants) {
      const before = process.cpuUsage();
      for (let time = 0; time < TIMES; time++) render();
      const { user, system } = process.cpuUsage(before);
      if (round > 0) ms.push((user + system) / 1000 / TIMES);
    }
  return table(
    ['Card', 'CPU ms', 'KB', "of the desk's"],
    entrants.map(({ label, render, ms }, at) => [
      label,
      figure(median(ms)),
      figure(JSON.stringify(render()).length / 1024),
      spread(ratios(ms, entrants[at - (at % 2)]?.ms)),
    ]),
  );
}
