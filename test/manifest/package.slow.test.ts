import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { LANGUAGES } from '../../locales/languages.ts';
import template from '../../manifest/manifest.json' with { type: 'json' };
import { packageFiles, writePackage } from '../../scripts/package/archive.ts';
import { packageProblems } from '../../scripts/package/checks.ts';
import { localisation } from '../../scripts/package/manifest.ts';
import { packageScript } from '../../scripts/package/script.ts';
import { packagePlaceholders, packageWarnings } from '../../scripts/package/settings.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { programmeNamed } from '../support/programme-names.ts';
import { runHere } from '../support/run-here.ts';

const root = path.resolve(import.meta.dirname, '../..');
const environment = {
  MicrosoftAppId: '6BAE6732-EF95-4404-A7EB-8D760E2A8915',
  PUBLISHER_NAME: 'Example Ltd',
  PUBLISHER_URL: 'https://example.com/support',
};
const placeholders = packagePlaceholders(environment);
const [bot] = template.bots;
const [extension] = template.composeExtensions;
const furtherLanguages = LANGUAGES.filter((language) => language !== 'en');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'package-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the app package', () => {
  it('contains the manifest, a file for each further language and the icons', async () => {
    const files = unzipSync(await zipOf(placeholders));
    const expected = ['manifest.json', ...furtherLanguages.map((each) => `${each}.json`)];
    expect(Object.keys(files)).toEqual([...expected, 'color.png', 'color32.png', 'outline.png']);
  });

  it('passes its own checks', async () => {
    expect(await packageProblems(packageFiles(placeholders))).toEqual([]);
  });

  it('is filled from the settings', () => {
    const manifest = jsonOf('manifest.json');
    expect(manifest).toMatchObject({
      id: environment.MicrosoftAppId.toLowerCase(),
      developer: { name: 'Example Ltd', privacyUrl: 'https://example.com/support' },
      bots: [{ botId: environment.MicrosoftAppId.toLowerCase() }],
      composeExtensions: [{ botId: environment.MicrosoftAppId.toLowerCase() }],
      localizationInfo: {
        defaultLanguageTag: 'en',
        additionalLanguages: furtherLanguages.map((each) => ({
          languageTag: each,
          file: `${each}.json`,
        })),
      },
    });
    expect(manifest.developer).not.toHaveProperty('mpnId');
    expect(manifest).not.toHaveProperty('publisherDocsUrl');
  });

  it('contains the partner ID and the admins’ page if they are set', async () => {
    const given = packagePlaceholders({
      ...environment,
      PARTNER_ID: '1234567',
      PUBLISHER_DOCS_URL: 'https://example.com/admins',
    });
    expect(await packageProblems(packageFiles(given))).toEqual([]);
    expect(jsonOf('manifest.json', given)).toMatchObject({
      developer: { mpnId: '1234567' },
      publisherDocsUrl: 'https://example.com/admins',
    });
  });

  it('lists no domains, since it loads no page', () => {
    expect(jsonOf('manifest.json')).not.toHaveProperty('validDomains');
    expect(Object.keys(template)).not.toEqual(
      expect.arrayContaining(['staticTabs', 'configurableTabs', 'webApplicationInfo']),
    );
  });

  it('takes its version from package.json', () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(jsonOf('manifest.json').version).toBe(version);
  });

  it('gives the bot its registered name', () => {
    const bicep = readFileSync(path.join(root, 'deploy/modules/bot.bicep'), 'utf8');
    const [, registered] = /displayName: '(.+)'/u.exec(bicep) ?? [];
    expect(jsonOf('manifest.json').name).toMatchObject({ short: registered });
  });

  it('keeps the message extension out of hosts without the bot and its dialogs', () => {
    expect(extension!.requirementSet.hostMustSupportFunctionalities).toEqual([
      { name: 'dialogAdaptiveCardBot' },
    ]);
    expect(template.elementRelationshipSet.oneWayDependencies).toEqual([
      {
        element: { name: 'composeExtensions', id: extension!.id },
        dependsOn: [{ name: 'bots', id: bot!.botId }],
      },
    ]);
    expect(bot!.scopes).not.toContain('copilot');
  });

  it('uses the newest manifest schema', () => {
    const folder = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams';
    const versions = readdirSync(path.join(root, folder))
      .map((name) => /^v1\.(\d+)$/u.exec(name)?.[1])
      .filter((minor) => minor !== undefined)
      .map(Number);
    expect(template.manifestVersion).toBe(`1.${Math.max(...versions)}`);
  });

  it('states in every language that the programme is closed and who did not make this', () => {
    const words: Record<string, RegExp[]> = {
      en: [/(?:not|isn't) a Microsoft product/u, /closed .* June 30, 2021/u, /doesn't sign in/u],
      de: [
        /kein Produkt von Microsoft/u,
        /30\. Juni 2021 .* geschlossen/u,
        /meldet sich in keinem/u,
      ],
    };
    expect(Object.keys(words).toSorted()).toEqual(LANGUAGES);
    for (const [language, patterns] of Object.entries(words))
      for (const pattern of patterns)
        expect(localisation(language, placeholders, defaultProgramme)['description.full']).toMatch(
          pattern,
        );
  });

  it('describes the programme of the file that the desk uses', async () => {
    const files = packageFiles(placeholders, programmeNamed('northwind-adoption-vouchers'));
    expect(await packageProblems(files)).toEqual([]);
    const texts = ['manifest.json', 'de.json'].map((name) =>
      Buffer.from(files.get(name) ?? '').toString('utf8'),
    );
    for (const text of texts) {
      expect(text).toContain('Northwind');
      expect(text.replace(/Microsoft (?:Teams|365)/gu, '')).not.toMatch(
        / Microsoft|Partner Center|SAVB/u,
      );
    }
  });

  it.each([
    ['en', 'You can:', 'not in Outlook or Microsoft 365 Copilot'],
    ['de', 'Sie können:', 'nicht in Outlook oder Microsoft 365 Copilot'],
  ])(
    'describes in %s the features, the unsupported hosts and the support page',
    (language, can, not) => {
      const text = localisation(language, placeholders, defaultProgramme)['description.full'];
      expect(text).toContain(`${can}\n- `);
      expect(text).toContain(not);
      expect(text).toMatch(/https:\/\/example\.com\/support$/u);
    },
  );
});

describe('the checks of the package', () => {
  it.each([
    ['a missing setting', 'manifest.json', { id: '${{TEAMS_APP_ID}}' }, /TEAMS_APP_ID.* no value/u],
    ['an unknown message', 'manifest.json', { name: { short: 'manifest.nmae' } }, /no value/u],
    ['a pre-release', 'manifest.json', { version: '1.0.1-0' }, /1\.0\.1-0.*npm version/u],
    ['an id that is none', 'manifest.json', { id: 'none' }, /\/id must match/u],
    ['a long name', 'de.json', { 'name.short': 'x'.repeat(31) }, /name\.short.*30/u],
    ['a path of nothing', 'de.json', { 'bots[0].name': 'x' }, /additional properties/iu],
  ])('find %s', async (_what, file, wrong, problem) => {
    const changed = { ...jsonOf(file), ...wrong };
    const files = new Map(packageFiles(placeholders)).set(file, bytesOf(changed));
    expect((await packageProblems(files)).join('\n')).toMatch(problem);
  });

  it('find an icon of the wrong size', async () => {
    const files = new Map(packageFiles(placeholders));
    files.set('outline.png', files.get('color.png')!);
    expect(await packageProblems(files)).toEqual(['outline.png: is 192 × 192 pixels, not 32 × 32']);
  });

  it('find an icon that is not a picture', async () => {
    const files = new Map(packageFiles(placeholders)).set('color.png', bytesOf({}));
    expect(await packageProblems(files)).toEqual(['color.png: is no PNG']);
  });
});

describe('npm run package', () => {
  it.each(['UTC', 'Pacific/Auckland'])('writes the same file in %s', async (zone) => {
    const run = runProcess({ ...environment, TZ: zone });
    expect(run.stdout).toMatch(/^dist\/planning-services-desk\.zip is ready/u);
    const written = readFileSync(path.join(folder, 'dist/planning-services-desk.zip'));
    expect(Buffer.compare(written, await zipOf(placeholders))).toBe(0);
  });

  it('warns if the support page stands in for the privacy and terms pages', async () => {
    const { stderr, status } = await runPackage(environment);
    expect(stderr).toMatch(/^Warning: PRIVACY_URL .*\nWarning: TERMS_URL .*\n$/u);
    expect(status).toBe(0);
    const PRIVACY_URL = 'https://example.com/privacy';
    expect(packageWarnings(packagePlaceholders({ ...environment, PRIVACY_URL }))).toEqual([
      expect.stringMatching(/^TERMS_URL/u),
    ]);
  });

  it('names all missing settings at once, with an example', async () => {
    const run = await runPackage({ PUBLISHER_URL: 'http://plain.example', PARTNER_ID: 'MPN' });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(
      /MicrosoftAppId: .*\n.*PUBLISHER_NAME: .*\n.*PUBLISHER_URL: .*https.*\n.*PARTNER_ID/u,
    );
    expect(run.stderr).toMatch(/For example: MicrosoftAppId=\S+ .*npm run package/u);
  });

  it('refuses a changed app under the same version in one line', async () => {
    expect((await runPackage(environment)).status).toBe(0);
    const before = readFileSync(path.join(folder, 'dist/planning-services-desk.zip'));
    const run = await runPackage({ ...environment, PUBLISHER_NAME: 'Another Ltd' });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^The app has changed since version .*raise the version.*\n$/u);
    const after = readFileSync(path.join(folder, 'dist/planning-services-desk.zip'));
    expect(Buffer.compare(before, after)).toBe(0);
    expect((await runPackage(environment)).status).toBe(0);
  });
});

describe('the record of packaged versions', () => {
  it('accepts a changed app under a higher version, and then no other under the lower', async () => {
    await writePackage(folder, placeholders);
    await writePackage(folder, { ...placeholders, PUBLISHER_NAME: 'New Ltd', VERSION: '9.0.0' });
    await expect(
      writePackage(folder, { ...placeholders, PUBLISHER_NAME: 'Newest Ltd' }),
    ).rejects.toMatchObject({ code: 'package-refused' });
  });

  it('separates apps by id', async () => {
    await writePackage(folder, placeholders);
    const TEAMS_APP_ID = '6bae6732-ef95-4404-a7eb-8d760e2a8916';
    await expect(writePackage(folder, { ...placeholders, TEAMS_APP_ID })).resolves.toBeDefined();
  });

  it.each(['{', '[]'])('is refused if it contains %s', async (text) => {
    writeFileSync(path.join(folder, 'packaged.json'), text);
    await expect(writePackage(folder, placeholders)).rejects.toThrow(/cannot be read: delete it/u);
  });
});

async function zipOf(settings: typeof placeholders): Promise<Buffer> {
  return readFileSync(path.join(folder, await writePackage(folder, settings)));
}

function jsonOf(file: string, settings = placeholders): Record<string, unknown> {
  const bytes = packageFiles(settings).get(file)!;
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>;
}

function bytesOf(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

const runPackage = (env: Record<string, string>) =>
  runHere(packageScript(env, path.join(folder, 'dist')));

function runProcess(env: Record<string, string>) {
  const script = path.join(root, 'scripts/package.ts');
  return spawnSync(process.execPath, [script], { cwd: folder, env, encoding: 'utf8' });
}
