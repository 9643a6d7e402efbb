import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { globSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from '../support/free-port.ts';

const root = path.resolve(import.meta.dirname, '../..');
const script = path.join(root, 'scripts/demo.ts');
const used: number[] = [];
const started: ChildProcess[] = [];

afterAll(() => {
  for (const child of started) child.kill();
  const files = globSync(`data/demo{,-empty}-{0,${used.join(',')}}{.,-playground}*`, { cwd: root });
  for (const file of files) rmSync(path.join(root, file));
});

/** Runs `npm run demo` on the given ports. */
async function aDemo(ports: Record<string, number>, args: readonly string[] = []) {
  used.push(...Object.values(ports));
  const env = { ...process.env, ...mapped(ports) };
  const child = spawn(process.execPath, [script, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const [out, errors] = [text(child.stdout), text(child.stderr)];
  const runs = new Promise<void>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes('The desk is running')) resolve();
    });
    child.on('exit', () => reject(new Error('the demo ended')));
  });
  // Demos that are expected to fail are not awaited.
  runs.catch(() => undefined);
  return { child, out, errors, runs };
}

type Demo = Awaited<ReturnType<typeof aDemo>>;

describe('npm run demo', () => {
  const ports = { PORT: 0, PLAYGROUND_PORT: 0 };
  let demo: Demo;
  beforeAll(async () => {
    [ports.PORT, ports.PLAYGROUND_PORT] = [await freePort(), await freePort()];
    demo = await aDemo(ports);
    await demo.runs;
  }, 120_000);

  it('starts an empty company for another person while another demo runs', async () => {
    const second = { PORT: await freePort(), PLAYGROUND_PORT: await freePort() };
    const other = await aDemo(second, ['--empty', '--as', 'tom']);
    await other.runs;
    const config = `http://127.0.0.1:${second.PLAYGROUND_PORT}/_internal/v1/testConfig`;
    expect(await (await fetch(config)).json()).toMatchObject({
      config: { currentUser: { name: 'Tom Becker' } },
    });
    for (const { PORT } of [ports, second])
      expect((await fetch(`http://127.0.0.1:${PORT}/readyz`)).status).toBe(200);
    const databases = globSync(`data/demo*-{${ports.PORT},${second.PORT}}.sqlite`, { cwd: root });
    expect(databases).toHaveLength(2);
    other.child.kill('SIGINT');
    await once(other.child, 'exit');
    expect(other.child.exitCode).toBe(0);
    expect(await other.out).toMatch(/You are Tom Becker, global admin .* without any records/u);
  }, 120_000);

  it('prints the address and things to try, and stops both processes on Ctrl-C', async () => {
    expect((await fetch(`http://127.0.0.1:${ports.PORT}/readyz`)).status).toBe(200);
    demo.child.kill('SIGINT');
    await once(demo.child, 'exit');
    expect(demo.child.exitCode).toBe(0);
    expect(await demo.errors).toBe('');
    const said = await demo.out;
    expect(said).toContain(`http://localhost:${ports.PLAYGROUND_PORT}`);
    expect(said).toMatch(/You are Mara Lindner.*Three things to try:(\n.*)+npm run assign/u);
    expect(said).toContain('Auf Deutsch');
    for (const port of Object.values(ports))
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  it.each(['PORT', 'PLAYGROUND_PORT'])('reports in one line that %s is in use', async (name) => {
    const other = await taken();
    const free = { PORT: await freePort(), PLAYGROUND_PORT: await freePort() };
    const refused = await aDemo({ ...free, [name]: other.port });
    await once(refused.child, 'exit');
    other.server.close();
    expect(refused.child.exitCode).toBe(1);
    expect(await refused.out).toBe('Starting …\n');
    expect((await refused.errors).trim()).toBe(
      `Port ${other.port} is taken: stop what listens there, or choose another with ${name}.`,
    );
  });
});

async function taken(): Promise<{ port: number; server: Server }> {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { port, server };
}

function mapped(ports: Record<string, number>): Record<string, string> {
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));
}
