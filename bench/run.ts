import { runScript } from '../scripts/cli/command-line.ts';
import { readBenchRequest, SECTION_NAMES } from './run-options.ts';

/** Compares the desk with its peers: `npm run bench`. */

const HELP = `Measures the desk beside its peers, and writes docs/performance.md.

  npm run bench
  npm run bench -- --only turns --rounds 3    ${SECTION_NAMES.join(', ')}; others stay as they are
  npm run bench -- --window 2000              milliseconds of one window
  npm run bench -- --turns 50000              turns of the long run
  npm run bench -- --long                     also the growth to 100,000 vouchers
  npm run bench -- --entrants desk            of the turns, only entrants whose label contains the text:
                                              floor, echo, text dialog, standard bot, kept templates
                                              (the standard bot with its templates built once), desk
  npm run bench -- --profiles FOLDER          a CPU profile of each peer
  npm run bench -- --dry                      prints and writes nothing`;

await runScript({
  call: 'npm run bench',
  help: HELP,
  read: readBenchRequest,
  // Loading the measurements takes seconds.
  run: async (request) => (await import('./measure.ts')).measure(request),
});
