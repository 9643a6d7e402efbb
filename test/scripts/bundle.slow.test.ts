import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { bundleDesk } from '../../scripts/bundle/bundle-desk.ts';
import { findSource } from '../../scripts/bundle/find-source.ts';
import { aFolder } from '../support/a-folder.ts';
import { compileCache } from '../support/compile-cache.ts';
import { startFakeTeams } from '../support/fake-teams.ts';
import { TENANT } from '../support/signed-event.ts';
import { asJson, typed, wireActivity } from '../support/wire-activity.ts';

/** Milliseconds; generous, since processes start. */
const LIMIT = 120_000;

const folder = aFolder();
const bundle = path.join(folder.path, 'desk');
const maps = path.join(folder.path, 'maps');
const database = path.join(folder.path, 'data/desk.sqlite');
beforeAll(() => bundleDesk(bundle, maps), LIMIT);
afterAll(() => folder.remove());

/** Runs a command of the bundle's package.json. */
const run = (name: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [...optionsOf(name), ...args], {
    cwd: bundle,
    env: { ...compileCache, SQLITE_PATH: database },
    encoding: 'utf8',
  });

function optionsOf(name: string): readonly string[] {
  const [, ...options] = manifest().scripts[name]?.split(' ') ?? [];
  return options;
}

const manifest = () =>
  JSON.parse(readFileSync(path.join(bundle, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };

describe('the bundle of the desk', () => {
  it('contains no sources, maps or packages, and the licences of the packages in it', () => {
    const files = readdirSync(bundle, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /\.(?:ts|map)$|node_modules/u.test(file))).toEqual([]);
    const licences = readFileSync(path.join(bundle, 'licences-of-packages.txt'), 'utf8');
    expect(licences).toMatch(/^## botbuilder@4[^]*Permission is hereby granted/mu);
    expect(licences).toContain('## restify@');
  });

  it('has the same bytes each time', async () => {
    const again = path.join(folder.path, 'again');
    await bundleDesk(again, path.join(folder.path, 'again-maps'));
    const [first, second] = [bundle, again].map((each) =>
      readdirSync(each, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => [name, readFileSync(path.join(each, name), 'utf8')]),
    );
    expect(second).toEqual(first);
  });

  it(
    'answers in Teams with cards and forms, in both languages',
    async () => {
      const teams = await startFakeTeams();
      const desk = spawn(process.execPath, optionsOf('start'), {
        cwd: bundle,
        env: { ...compileCache, PORT: '0', SQLITE_PATH: database, DRAIN_SECONDS: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const address = await new Promise<string>((resolve) => {
        let out = '';
        desk.stdout.on('data', (chunk: Buffer) => {
          out += chunk.toString();
          const [, found] = /"address":"([^"]+)"/u.exec(out) ?? [];
          if (found !== undefined) resolve(found);
        });
      });
      const person = { aadObjectId: '0a0a0a0a-0000-4000-8000-000000000001', name: 'Paula' };
      const chat = teams.chat({ tenantId: TENANT, person });
      const says = async (text: string): Promise<string> => {
        const activity = wireActivity({
          id: text,
          serviceUrl: teams.serviceUrl,
          from: { id: chat.members[0]?.id, ...person },
          conversation: { id: chat.id, tenantId: TENANT, conversationType: 'personal' },
          channelData: { tenant: { id: TENANT } },
          ...typed(text),
        });
        await (
          await fetch(`${address}/api/messages`, { method: 'POST', ...asJson(activity) })
        ).text();
        return JSON.stringify(chat.messages.at(-1)?.activity);
      };
      const answers = [await says('help'), await says('register'), await says('language en')];
      desk.kill('SIGTERM');
      const [errors] = await Promise.all([text(desk.stderr), once(desk, 'exit')]);
      await teams.close();

      expect(answers[0]).toContain('Was ich für Sie tun kann');
      expect(answers[1]).toContain('"Input.Text"');
      expect(answers[2]).toContain('English');
      expect([desk.exitCode, errors]).toEqual([0, '']);
    },
    LIMIT,
  );

  it('contains the tools of an operator', () => {
    const helps = Object.keys(manifest().scripts).map((name) => run(name, '--help'));
    expect(helps.map(({ status, stderr }) => [status, stderr])).toEqual(helps.map(() => [0, '']));
    expect(run('outbox', 'list').stdout).toContain('No notice is dead');
    const copy = path.join(folder.path, 'copy.sqlite');
    expect(run('backup', copy)).toMatchObject({ status: 0, stderr: '' });
  }, 120_000);

  it('leads from a position in a log line to the source', () => {
    const at = positionOf('config-invalid');
    expect(findSource(`desk/${at}`, bundle, maps)).toMatch(/^bot\/config\/[a-z-]+\.ts:\d+:\d+$/u);
    expect(() => findSource('chunk', bundle, maps)).toThrow('no position');
    expect(() => findSource('desk/chunk-AAAAAAAA:1:1', bundle, maps)).toThrow(
      'check out its release',
    );
  });
});

/** `file:line:column` of a text in the bundle. */
function positionOf(text: string): string {
  for (const file of readdirSync(bundle, { encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    const lines = readFileSync(path.join(bundle, file), 'utf8').split('\n');
    const line = lines.findIndex((one) => one.includes(text) && one.includes('code='));
    if (line !== -1)
      return `${file.replace('.js', '')}:${line + 1}:${(lines[line]?.indexOf(text) ?? 0) + 1}`;
  }
  throw new RangeError(`no chunk contains ${text}`);
}
