import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { SAID } from '../../bot/commands/registry.ts';
import { readVocabulary } from '../../bot/routing/vocabulary.ts';
import { LANGUAGES, messagesOf, type MessageKey } from '../../locales/languages.ts';
import template from '../../manifest/manifest.json' with { type: 'json' };
import { appPackage, packageFiles } from '../../scripts/package-archive.ts';
import { packageProblems } from '../../scripts/package-checks.ts';
import { localisation } from '../../scripts/package-manifest.ts';
import { packagePlaceholders } from '../../scripts/package-settings.ts';

const root = path.resolve(import.meta.dirname, '../..');
const environment = {
  MicrosoftAppId: '6BAE6732-EF95-4404-A7EB-8D760E2A8915',
  PUBLIC_URL: 'https://desk.example.com/base',
  PUBLISHER_NAME: 'Example Ltd',
  PUBLISHER_URL: 'https://example.com/support',
};
const placeholders = packagePlaceholders(environment);
const commands = template.bots[0]!.commandLists[0]!.commands;
const furtherLanguages = LANGUAGES.filter((language) => language !== 'en');

describe('the app package', () => {
  it('is the same in every byte, whatever the time zone', async () => {
    const [one, other] = [await appPackage(placeholders), await appPackage(placeholders)];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('holds the manifest, a file for each further language and the icons', async () => {
    const files = unzipSync(await appPackage(placeholders));
    const expected = ['manifest.json', ...furtherLanguages.map((each) => `${each}.json`)];
    expect(Object.keys(files)).toEqual([...expected, 'color.png', 'outline.png']);
  });

  it('passes every check of its own', async () => {
    expect(await packageProblems(packageFiles(placeholders))).toEqual([]);
  });

  it('is filled from the settings', () => {
    const manifest = jsonOf('manifest.json');
    expect(manifest).toMatchObject({
      id: environment.MicrosoftAppId.toLowerCase(),
      developer: { name: 'Example Ltd', privacyUrl: 'https://example.com/support' },
      bots: [{ botId: environment.MicrosoftAppId.toLowerCase() }],
      composeExtensions: [{ botId: environment.MicrosoftAppId.toLowerCase() }],
      validDomains: ['desk.example.com'],
      localizationInfo: {
        defaultLanguageTag: 'en',
        additionalLanguages: furtherLanguages.map((each) => ({
          languageTag: each,
          file: `${each}.json`,
        })),
      },
    });
  });

  it('follows the newest manifest schema there is', () => {
    const folder = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams';
    const versions = readdirSync(path.join(root, folder))
      .map((name) => /^v1\.(\d+)$/u.exec(name)?.[1])
      .filter((minor) => minor !== undefined)
      .map(Number);
    expect(template.manifestVersion).toBe(`1.${Math.max(...versions)}`);
  });

  it('names the twelve commands the menu can hold, each in every language', () => {
    const names = commands.map(({ title }) => title.replace(/^command\.(.+)\.title$/u, '$1'));
    expect(new Set(names).size).toBe(12);
    expect(commands).toEqual(
      names.map((name) => ({
        title: `command.${name}.title`,
        description: `command.${name}.description`,
      })),
    );
    expect(names.filter((name) => !SAID.some((said) => said === name))).toEqual([]);
  });

  it.each(LANGUAGES)('offers in %s what the desk understands when it is chosen', (language) => {
    const { book } = readVocabulary(SAID);
    const own = messagesOf(language);
    const chosen = commands.map(({ title: key, description }) => {
      const title = own[key as MessageKey] ?? '';
      const described = (own[description as MessageKey] ?? '').length;
      const [meant] = book.matches(title);
      return {
        key: `command.${meant?.name}.title`,
        sure: meant?.likeness,
        short: described <= 128,
      };
    });
    expect(chosen).toEqual(commands.map(({ title: key }) => ({ key, sure: 1, short: true })));
  });

  it('says in every language that the programme is closed and who did not make this', () => {
    const words: Record<string, RegExp[]> = {
      en: [/not a Microsoft product/u, /closed .* June 30, 2021/u, /does not sign in/u],
      de: [/kein Microsoft-Produkt/u, /30\. Juni 2021 .* geschlossen/u, /meldet sich weder/u],
    };
    expect(Object.keys(words).toSorted()).toEqual(LANGUAGES);
    for (const [language, patterns] of Object.entries(words))
      for (const pattern of patterns)
        expect(localisation(language)['description.full']).toMatch(pattern);
  });
});

describe('the checks of the package', () => {
  it.each([
    ['a missing setting', 'manifest.json', { id: '${{TEAMS_APP_ID}}' }, /TEAMS_APP_ID.* no value/u],
    ['an unknown message', 'manifest.json', { name: { short: 'manifest.nmae' } }, /no value/u],
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

  it('find an icon that is no picture', async () => {
    const files = new Map(packageFiles(placeholders)).set('color.png', bytesOf({}));
    expect(await packageProblems(files)).toEqual(['color.png: is no PNG']);
  });
});

describe('npm run package', () => {
  it.each(['UTC', 'Pacific/Auckland'])('writes the same file in %s', async (zone) => {
    const run = runPackage({ ...environment, TZ: zone });
    expect(run.stdout).toMatch(/^dist\/planning-services-desk\.zip is ready/u);
    const written = readFileSync(path.join(root, 'dist/planning-services-desk.zip'));
    expect(Buffer.compare(written, await appPackage(placeholders))).toBe(0);
  });

  it('names everything that is missing at once, with an example', () => {
    const run = runPackage({ PUBLIC_URL: 'http://plain.example' });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/MicrosoftAppId: .*\n.*PUBLIC_URL: .*https.*\n.*PUBLISHER_NAME/u);
    expect(run.stderr).toMatch(/For example: MicrosoftAppId=\S+ PUBLIC_URL=\S+ .*npm run package/u);
  });
});

function jsonOf(file: string): Record<string, unknown> {
  const bytes = packageFiles(placeholders).get(file)!;
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>;
}

function bytesOf(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

function runPackage(env: Record<string, string>) {
  const script = path.join(root, 'scripts/package.ts');
  return spawnSync(process.execPath, [script], { cwd: root, env, encoding: 'utf8' });
}
