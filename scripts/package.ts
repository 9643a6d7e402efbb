import path from 'node:path';
import { runScript } from './cli/command-line.ts';
import { packageScript } from './package/script.ts';

/** Builds the Teams app package: `npm run package`. */

await runScript(packageScript(process.env, path.resolve('dist')));
