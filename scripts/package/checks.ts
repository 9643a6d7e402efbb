import { createRequire } from 'node:module';
import { AppManifestUtils, type AppManifest } from '@microsoft/app-manifest';
import Ajv from 'ajv-draft-04';

const require = createRequire(import.meta.url);

/** Side lengths that Teams requires, in pixels. */
export const ICON_SIZES: Readonly<Record<string, number>> = {
  'color.png': 192,
  'color32.png': 32,
  'outline.png': 32,
};

const PNG = '89504e470d0a1a0a';
/** Teams rejects pre-release versions; the schema allows them. */
const VERSION = /^\d+\.\d+\.\d+$/u;

/** An unreplaced placeholder or message key. */
const UNREPLACED = /\$\{|^(?:manifest|command)\.[\w.-]+$/u;

/** Offline check of the package; returns all problems that Teams would report. */
export async function packageProblems(files: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  const problems = await Promise.all(
    [...files].map(async ([name, bytes]) => {
      const found = await problemsOf(name, bytes);
      return found.map((problem) => `${name}: ${problem}`);
    }),
  );
  return problems.flat();
}

async function problemsOf(name: string, bytes: Uint8Array): Promise<string[]> {
  if (name.endsWith('.png')) return iconProblems(bytes, ICON_SIZES[name]);
  const text = Buffer.from(bytes).toString('utf8');
  const open = stringsIn(JSON.parse(text)).filter((value) => UNREPLACED.test(value));
  const unset = open.map((value) => `"${value}" has no value`);
  const against =
    name === 'manifest.json'
      ? await manifestProblems(JSON.parse(text) as AppManifest)
      : localisationProblems(JSON.parse(text) as { $schema: string });
  return [...unset, ...against];
}

async function manifestProblems(manifest: AppManifest): Promise<string[]> {
  const { version } = manifest as { readonly version: string };
  const ofVersion = VERSION.test(version)
    ? []
    : [`/version "${version}" is not of the form 1.2.3: set one with npm version`];
  return [...ofVersion, ...(await AppManifestUtils.validateAgainstSchema(manifest))];
}

function iconProblems(bytes: Uint8Array, wanted: number | undefined): string[] {
  const png = Buffer.from(bytes);
  if (png.subarray(0, 8).toString('hex') !== PNG) return ['is no PNG'];
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return width === wanted && height === wanted
    ? []
    : [`is ${width} × ${height} pixels, not ${String(wanted)} × ${String(wanted)}`];
}

/** `AppManifestUtils` validates manifests only, so the localisation schema is loaded directly. */
function localisationProblems(localisation: { readonly $schema: string }): string[] {
  const [, version = ''] = /\/(v[\d.]+)\//u.exec(localisation.$schema) ?? [];
  const schema = require(
    `@microsoft/app-manifest/build/json-schemas/teams/${version}/MicrosoftTeams.Localization.schema.json`,
  ) as object;
  const ajv = new Ajv.default({
    strict: false,
    unicodeRegExp: false,
    allErrors: true,
    formats: { uri: true },
  });
  const validate = ajv.compile(schema);
  if (validate(localisation)) return [];
  return (validate.errors ?? []).map((error) =>
    `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`.trim(),
  );
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
