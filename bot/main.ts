import { readConfig } from './config/from-environment.ts';

/** `npm start`: the desk as configured by the environment, until it is told to stop. */

/** What an operator can mend: told in one message instead of a stack. */
const MENDABLE: readonly unknown[] = [
  'config-invalid',
  'programme-invalid',
  'cannot-listen',
  'secret-not-kept',
  'store-unavailable',
  'store-unusable',
];

try {
  const config = readConfig(process.env);
  // The rest takes a while to load: what is wrong with the configuration is told before.
  const { startDesk } = await import('./wiring.ts');
  const desk = await startDesk({ config });
  const stop = (): void => void desk.close().then(() => process.exit(0));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  if (!(error instanceof Error && 'code' in error && MENDABLE.includes(error.code))) throw error;
  console.error(error.message);
  process.exit(1);
}
