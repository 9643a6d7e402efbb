import path from 'node:path';
import { parseArgs } from 'node:util';
import { demoText, DEMO_HELP } from './demo-text.ts';
import { PortTaken } from './free-port.ts';
import { startDemo } from './start-demo.ts';
import { PlaygroundFailed } from './start-playground.ts';

/** The desk on demo data with the Agents Playground beside it: `npm run demo`. */

const { values } = parseArgs({
  options: {
    keep: { type: 'boolean' },
    language: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help === true) console.log(DEMO_HELP);
else await run();

async function run(): Promise<void> {
  console.log('Starting …');
  try {
    const demo = await startDemo({
      port: Number(process.env['PORT'] ?? 3978),
      playgroundPort: Number(process.env['PLAYGROUND_PORT'] ?? 3979),
      folder: path.resolve(import.meta.dirname, '../data'),
      timeZone: process.env['TIME_ZONE'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      keep: values.keep,
      language: values.language,
    });
    console.log(demoText(demo.playground.url));
    await Promise.race([toldToStop(), demo.playground.ended]);
    await demo.stop();
    console.log('Stopped.');
  } catch (error) {
    if (!(error instanceof PortTaken || error instanceof PlaygroundFailed)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Ctrl-C in a terminal, or a polite end from outside. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', resolve);
    process.on('SIGTERM', resolve);
  });
}
