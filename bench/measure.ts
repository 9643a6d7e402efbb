import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UsageError } from '../scripts/cli/command-line.ts';
import type { Section } from './harness/bench.ts';
import { machine } from './harness/machine.ts';
import { writeReport } from './harness/report.ts';
import { seeded } from './harness/seeded.ts';
import { openTrust } from './harness/trust.ts';
import type { BenchRequest, SectionName } from './run-options.ts';
import { cards } from './sections/cards.ts';
import { fanOut } from './sections/fan-out.ts';
import { searches } from './sections/searches.ts';
import { startAndMemory } from './sections/start-and-memory.ts';
import { store } from './sections/store.ts';
import { ENTRANTS, turns } from './sections/turns.ts';

const SECTIONS: Readonly<Record<SectionName, { readonly title: string; readonly run: Section }>> = {
  turns: { title: 'Turns', run: turns },
  'fan-out': { title: 'Fan-out', run: fanOut },
  store: { title: 'Store', run: store },
  searches: { title: 'Searches', run: searches },
  cards: { title: 'Cards', run: cards },
  start: { title: 'Start and memory', run: startAndMemory },
};

/**
 * Runs the selected sections and writes their reports to docs/performance.md.
 * @throws UsageError if no label matches `--entrants`
 */
export async function measure(values: BenchRequest): Promise<void> {
  if (!ENTRANTS.some(({ label }) => label.includes(values.entrants)))
    throw new UsageError(`--entrants: no label holds "${values.entrants}".`);
  const home = await mkdtemp(path.join(tmpdir(), 'desk-bench-'));
  const trust = await openTrust();
  const folder = (): Promise<string> => mkdtemp(path.join(home, 'peer-'));
  try {
    const seed = path.join(home, 'desk.sqlite');
    await (await seeded(seed)).close();
    for (const name of values.only) {
      const section = SECTIONS[name];
      const text = await section.run({
        trust,
        folder,
        async storeFolder() {
          const own = await folder();
          await cp(seed, path.join(own, 'desk.sqlite'));
          return own;
        },
        entrants: values.entrants,
        profiles: values.profiles,
        rounds: values.rounds,
        windowMs: values.window,
        soakTurns: values.turns,
        long: values.long,
        log: (line) => console.error(line),
      });
      console.log(`\n## ${section.title}\n\n${text}\n`);
      const command = ['npm run bench --', ...process.argv.slice(2)].join(' ');
      const measured = `Measured ${new Date().toISOString().slice(0, 10)}, \`${command}\`, ${machine()}.`;
      if (!values.dry) await writeReport(name, `${measured}\n\n${text}`);
    }
  } finally {
    trust.close();
    await rm(home, { recursive: true, force: true });
  }
  process.exit(0);
}
