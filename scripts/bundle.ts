import path from 'node:path';
import { readArguments, runScript } from './cli/command-line.ts';

const HELP = `Bundles the desk and the tools of its operators into dist/desk, as the image contains them, and
their source maps into dist/maps. The same sources give the same files.

  npm run bundle
  npm run bundle -- --find desk/chunk-ABCDEFGH:12:345   also prints the source of this position in
                                                        a log line`;

const dist = path.resolve(import.meta.dirname, '../dist');

await runScript({
  call: 'npm run bundle',
  help: HELP,
  read: (commandLine) => readArguments(commandLine, { find: { type: 'string' } }).values,
  run: async ({ find }) => {
    const { bundleDesk } = await import('./bundle/bundle-desk.ts');
    const [desk, maps] = [path.join(dist, 'desk'), path.join(dist, 'maps')];
    const files = await bundleDesk(desk, maps);
    console.log(`dist/desk: ${files} files bundled.`);
    if (find === undefined) return;
    const { findSource } = await import('./bundle/find-source.ts');
    console.log(`${find}: ${findSource(find, desk, maps)}`);
  },
});
