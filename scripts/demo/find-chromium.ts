import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** A Chromium that starts on this machine. */
export interface Chromium {
  readonly executablePath: string;
  /** What it needs beyond the environment of this process: its libraries and fonts. */
  readonly environment: Readonly<Record<string, string>>;
}

const root = path.resolve(import.meta.dirname, '../..');
const ofTheSystem = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The Chromium that comes with the install (an npm package), else one of the system; undefined when
 * neither starts here. The first call unpacks it, once per install.
 */
export function findChromium(): Chromium | undefined {
  return [fromThePackage, ...ofTheSystem.map((file) => () => installed(file))]
    .map((find) => find())
    .find((chromium) => chromium !== undefined && starts(chromium));
}

function installed(executablePath: string): Chromium | undefined {
  return existsSync(executablePath) ? { executablePath, environment: {} } : undefined;
}

function fromThePackage(): Chromium | undefined {
  const manifest = path.join(root, 'node_modules/@sparticuz/chromium/package.json');
  if (!existsSync(manifest)) return undefined;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = path.join(root, `node_modules/.cache/chromium-${version}`);
  if (!existsSync(folder) && !unpackInto(folder)) return undefined;
  return {
    executablePath: path.join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    },
  };
}

/**
 * The package unpacks itself into the temporary folder, with its libraries only when it takes the
 * machine for a Lambda: so it is told both, in a process of its own. Renaming is what makes the
 * folder appear whole when several test files start at once.
 */
function unpackInto(folder: string): boolean {
  mkdirSync(path.dirname(folder), { recursive: true });
  // Not named for the process: test files run in threads of one.
  const under = mkdtempSync(`${folder}.`);
  const unpack = "import('@sparticuz/chromium').then((it) => it.default.executablePath())";
  const run = spawnSync(process.execPath, ['-e', unpack], {
    cwd: root,
    env: { ...process.env, TMPDIR: under, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  if (run.status === 0) {
    writeFileSync(path.join(under, 'fonts.conf'), fontsConfig(folder));
    moveUnlessThere(under, folder);
  }
  rmSync(under, { recursive: true, force: true });
  return existsSync(folder);
}

function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

/** Its own fonts first, so that pictures look alike everywhere; the system's for what they lack. */
function fontsConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}

function starts({ executablePath, environment }: Chromium): boolean {
  const env = { ...process.env, ...environment };
  return spawnSync(executablePath, ['--version', '--no-sandbox'], { env }).status === 0;
}
