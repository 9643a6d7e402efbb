import path from 'node:path';
import { runScript } from './cli/command-line.ts';
import { readDemoRequest, type DemoRequest } from './demo/options.ts';
import { demoText, DEMO_HELP } from './demo/text.ts';

/** Runs the desk on demo data together with the Agents Playground: `npm run demo`. */

await runScript({ call: 'npm run demo', help: DEMO_HELP, read: readDemoRequest, run });

async function run(request: DemoRequest): Promise<void> {
  const { readDemoSettings } = await import('./demo/settings.ts');
  const settings = readDemoSettings(process.env);
  console.log('Starting …');
  const { startDemo } = await import('./demo/start-demo.ts');
  const folder = path.resolve(import.meta.dirname, '../data');
  const demo = await startDemo({ ...settings, ...request, folder });
  console.log(demoText(demo.playground.url, request));
  await Promise.race([stopSignal(), demo.playground.ended]);
  await demo.stop();
  console.log('Stopped.');
}

/** Resolves on SIGINT or SIGTERM. `on`, not `once`: npm may forward the same signal again. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', resolve);
    process.on('SIGTERM', resolve);
  });
}
