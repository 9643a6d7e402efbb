import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { licencesOf } from './licences-of.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The desk and the operator's tools. */
export const PROGRAMS = [
  'start',
  'assign',
  'backup',
  'import',
  'outbox',
  'privacy',
  'provision',
] as const;

/** Globals of CommonJS modules. */
const BANNER = [
  "import{createRequire as deskCreateRequire}from'node:module'",
  "import{fileURLToPath as deskFilePath}from'node:url'",
  'const require=deskCreateRequire(import.meta.url)',
  'const __filename=deskFilePath(import.meta.url),__dirname=import.meta.dirname;',
].join(';');

/** Node reports the use of a deprecated module by a package unless it is in node_modules. */
const OPTIONS = '--disable-warning=DEP0040';

/**
 * Bundles the desk as the image contains it, with the files that it reads at run time under their
 * paths of the sources.
 * @param folder emptied first, as is `mapsFolder`
 * @returns the number of source files
 */
export async function bundleDesk(folder: string, mapsFolder: string): Promise<number> {
  for (const each of [folder, mapsFolder]) rmSync(each, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: PROGRAMS.map((name) => `scripts/${name}.ts`),
    outdir: folder,
    entryNames: '[name]',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    // Dialogs are registered by the names of their classes.
    keepNames: true,
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    // A native module that restify does without.
    external: ['dtrace-provider'],
    banner: { js: BANNER },
    plugins: [ownFolders],
    logLevel: 'warning',
  });
  moveMaps(folder, mapsFolder);
  const inputs = Object.keys(metafile.inputs);
  for (const file of readdirSync(path.join(root, 'locales')))
    if (file.endsWith('.json'))
      cpSync(path.join(root, 'locales', file), path.join(folder, 'locales', file));
  cpSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'));
  writeFileSync(path.join(folder, 'licences-of-packages.txt'), licencesOf(root, inputs));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(ownManifest(), undefined, 2));
  return inputs.length;
}

// esbuild takes no flags.
const OWN_SOURCE = new RegExp('[.]ts$');

/** The folder of a source is its path below the folder of the bundle. */
const ownFolders: Plugin = {
  name: 'own-folders',
  setup: (bundler) =>
    bundler.onLoad({ filter: OWN_SOURCE }, ({ path: file }) => {
      if (file.includes(`${path.sep}node_modules${path.sep}`)) return undefined;
      const below = path.relative(root, path.dirname(file)).split(path.sep).join('/');
      const source = readFileSync(file, 'utf8');
      const contents = source.replaceAll(
        'import.meta.dirname',
        `(import.meta.dirname + ${JSON.stringify(`/${below}`)})`,
      );
      return { contents, loader: 'ts' };
    }),
};

function moveMaps(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from)) {
    if (!file.endsWith('.map')) continue;
    cpSync(path.join(from, file), path.join(to, file));
    rmSync(path.join(from, file));
  }
}

/** Names, version and commands of the bundle. */
function ownManifest(): Readonly<Record<string, unknown>> {
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as Readonly<Record<'name' | 'version' | 'license', string>>;
  const scripts = Object.fromEntries(
    PROGRAMS.map((program) => [program, `node ${OPTIONS} ${program}.js`]),
  );
  return { name, version, private: true, license, type: 'module', scripts };
}
