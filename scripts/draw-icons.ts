import { readNothing, runScript } from './cli/command-line.ts';

const HELP = `Draws the icons of the Teams app, manifest/*.png, from the SVGs in the same folder.

  npm run icons`;

await runScript({
  call: 'npm run icons',
  help: HELP,
  read: readNothing,
  run: async () => (await import('./gallery/draw-icons.ts')).drawIcons(),
});
