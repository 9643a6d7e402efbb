import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { aFolder } from '../support/a-folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const launcher = path.join(root, 'scripts/run.cjs');
const olderNode = ['-r', path.join(root, 'test/support/older-node.cjs')];
const { path: folder, remove } = aFolder();
afterAll(remove);

const program = path.join(folder, 'program.ts');
writeFileSync(
  program,
  `import { text } from 'node:stream/consumers';
   const [, , action, value]: string[] = process.argv;
   if (action === 'show') console.log(JSON.stringify([process.version, process.pid, value]));
   if (action === 'exit') process.exit(Number(value));
   if (action === 'kill') process.kill(process.pid, value);
   if (action === 'echo') console.log(await text(process.stdin));
   if (action === 'wait') {
     for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
       process.on(signal, () => (console.log(signal), process.exit(7)));
     setInterval(() => {}, 1000);
     console.log('ready');
   }`,
);

interface Run {
  readonly preload: readonly string[];
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly file?: string;
  readonly input?: string;
}

function start({ preload, args, env, file = launcher }: Run): ChildProcess {
  return spawn(process.execPath, [...preload, file, program, ...args], {
    env: { ...process.env, ...env },
  });
}

async function run(options: Run) {
  const child = start(options);
  const [out, errors] = [text(child.stdout!), text(child.stderr!)];
  child.stdin!.end(options.input ?? '');
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return { pid: child.pid, code, signal, out: await out, errors: (await errors).trim() };
}

describe.each([
  ['a Node that is new enough', []],
  ['an older Node', olderNode],
])('the launcher on %s', (_what, preload) => {
  it('passes arguments and standard streams to the program', async () => {
    const shown = await run({ preload, args: ['show', 'two words'] });
    expect(JSON.parse(shown.out)).toEqual([process.version, expect.any(Number), 'two words']);
    expect(await run({ preload, args: ['echo'], input: 'typed' })).toMatchObject({
      code: 0,
      out: 'typed\n',
      errors: '',
    });
  });

  it('exits with the exit code of the program', async () => {
    expect(await run({ preload, args: ['exit', '0'] })).toMatchObject({ code: 0, signal: null });
    expect(await run({ preload, args: ['exit', '5'] })).toMatchObject({ code: 5, signal: null });
  });

  it('ends by the signal that ended the program', async () => {
    expect(await run({ preload, args: ['kill', 'SIGTERM'] })).toMatchObject({ signal: 'SIGTERM' });
    expect(await run({ preload, args: ['kill', 'SIGKILL'] })).toMatchObject({ signal: 'SIGKILL' });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'forwards %s to the program',
    async (signal) => {
      const child = start({ preload, args: ['wait'] });
      const lines: string[] = [];
      for await (const chunk of child.stdout!) {
        lines.push(String(chunk).trim());
        if (lines.length === 1) child.kill(signal);
      }
      if (child.exitCode === null) await once(child, 'exit');
      expect(lines).toEqual(['ready', signal]);
      expect(child.exitCode).toBe(7);
    },
  );
});

describe('the launcher', () => {
  it('runs the program in its own process if its Node is new enough', async () => {
    const { pid, out } = await run({ preload: [], args: ['show'] });
    expect(JSON.parse(out)).toContain(pid);
  });

  it.each([
    ['on musl, for which the installed Node is not built', { MUSL: '1' }, /with musl/u],
    ['where the install brings no Node', { OTHER_ARCH: '1' }, /riscv64/u],
  ])('asks for a newer Node in one line %s', async (_what, env, detail) => {
    const { code, out, errors } = await run({ preload: olderNode, args: ['show'], env });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toMatch(
      /^Planning Services Desk needs Node 24 or newer\. This is v\S+, .*: install Node 24 .*\.$/u,
    );
    expect(errors).toMatch(detail);
  });

  it('asks for the install in one line if node_modules is missing', async () => {
    const file = path.join(folder, 'clone/scripts/run.cjs');
    mkdirSync(path.dirname(file), { recursive: true });
    copyFileSync(launcher, file);
    expect(await run({ preload: [], args: ['show'], file })).toMatchObject({
      code: 1,
      out: '',
      errors: 'Nothing is installed yet: run npm ci first.',
    });
  });

  it('prints its usage and exits with 2 without a program', async () => {
    const child = spawn(process.execPath, [launcher]);
    const errors = text(child.stderr);
    await once(child, 'exit');
    expect(child.exitCode).toBe(2);
    expect((await errors).trim()).toBe('Usage: node scripts/run.cjs <file> [arguments]');
  });
});
