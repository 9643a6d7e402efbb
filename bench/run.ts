import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Section } from './harness/bench.ts';
import { machine } from './harness/machine.ts';
import { writeReport } from './harness/report.ts';
import { seeded } from './harness/seeded.ts';
import { openTrust } from './harness/trust.ts';
import { cards } from './sections/cards.ts';
import { fanOut } from './sections/fan-out.ts';
import { startAndMemory } from './sections/start-and-memory.ts';
import { store } from './sections/store.ts';
import { turns } from './sections/turns.ts';

/** `npm run bench`: every section side by side in one run, written into docs/performance.md. */

const SECTIONS: Readonly<Record<string, { readonly title: string; readonly run: Section }>> = {
  turns: { title: 'Turns', run: turns },
  'fan-out': { title: 'Fan-out', run: fanOut },
  store: { title: 'Store', run: store },
  cards: { title: 'Cards', run: cards },
  start: { title: 'Start and memory', run: startAndMemory },
};

const HELP = `Measures the desk beside its peers, and writes docs/performance.md.

  npm run bench
  npm run bench -- --only turns --rounds 3    ${Object.keys(SECTIONS).join(', ')}; others stay as they are
  npm run bench -- --window 2000              milliseconds of one window
  npm run bench -- --turns 50000              turns of the long run
  npm run bench -- --long                     also the growth to 100,000 vouchers
  npm run bench -- --entrants desk            of the turns, only those
  npm run bench -- --profiles FOLDER          a CPU profile of each peer
  npm run bench -- --dry                      prints and writes nothing`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
    window: { type: 'string', default: '1500' },
    turns: { type: 'string', default: '50000' },
    long: { type: 'boolean', default: false },
    entrants: { type: 'string', default: '' },
    profiles: { type: 'string' },
    dry: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(HELP);
else await bench();

async function bench(): Promise<void> {
  const chosen = values.only ?? Object.keys(SECTIONS);
  const home = await mkdtemp(path.join(tmpdir(), 'desk-bench-'));
  const trust = await openTrust();
  const folder = (): Promise<string> => mkdtemp(path.join(home, 'peer-'));
  try {
    const seed = path.join(home, 'desk.sqlite');
    await (await seeded(seed)).close();
    for (const name of chosen) {
      const section = SECTIONS[name];
      if (!section) continue;
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
        rounds: Number(values.rounds),
        windowMs: Number(values.window),
        soakTurns: Number(values.turns),
        long: values.long,
        say: (line) => console.error(line),
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
