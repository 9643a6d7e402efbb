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

export interface Chromium {
  readonly executablePath: string;
  /** Variables for its libraries and fonts, added to this process's environment. */
  readonly environment: Readonly<Record<string, string>>;
}

const root = path.resolve(import.meta.dirname, '../..');
const installedPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Prefers the Chromium of the npm package over installed ones; undefined if none starts. The first
 * call unpacks the package, once per install.
 */
export function findChromium(): Chromium | undefined {
  return [packaged, ...installedPaths.map((file) => () => installed(file))]
    .map((find) => find())
    .find((chromium) => chromium !== undefined && starts(chromium));
}

function installed(executablePath: string): Chromium | undefined {
  return existsSync(executablePath) ? { executablePath, environment: {} } : undefined;
}

function packaged(): Chromium | undefined {
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
 * Unpacks in a child process, because the package reads TMPDIR and unpacks its libraries only if it
 * detects AWS Lambda. The final rename is atomic, so that concurrent test files never see a partial
 * folder.
 */
function unpackInto(folder: string): boolean {
  mkdirSync(path.dirname(folder), { recursive: true });
  // A random suffix, not the process id: test files are threads of one process.
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

/** Lists the package's own fonts first for reproducible pictures, then the system's. */
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
