import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPlayground, type Playground } from '../../scripts/demo/start-playground.ts';
import { freePort } from '../support/free-port.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'playground-'));
const endpoint = 'http://127.0.0.1:9/api/messages';
const logFile = path.join(folder, 'playground.log');
const starterModule = path.resolve(import.meta.dirname, '../../scripts/demo/start-playground.ts');

afterAll(() => rmSync(folder, { recursive: true }));

describe('the Agents Playground', () => {
  let port: number;
  let playground: Playground;

  beforeAll(async () => {
    port = await freePort();
    playground = await startPlayground({ endpoint, port, logFile });
  });
  afterAll(() => playground.stop());

  const statusAt = async (host: string): Promise<number | string> => {
    try {
      return (await fetch(`http://${host}:${port}/`)).status;
    } catch (error) {
      return codeOf(error);
    }
  };

  it('shows the people of the project’s settings file', async () => {
    const config = await fetch(`http://127.0.0.1:${port}/_internal/v1/testConfig`);
    expect(await config.text()).toContain('Mara Lindner');
  });

  it('listens on loopback only, since the bot behind it checks no token', async () => {
    expect(playground.url).toBe(`http://localhost:${port}`);
    expect(await statusAt('127.0.0.1')).toBe(200);
    expect(await statusAt('127.0.0.2')).toBe('ECONNREFUSED');
  });

  it('reports a port in use instead of taking another', async () => {
    const second = startPlayground({ endpoint, port, logFile: `${logFile}.2` });
    await expect(second).rejects.toMatchObject({
      code: 'playground-failed',
      message: `Port ${port} is taken.`,
    });
  });

  it('ends with its parent process, even a killed one', async () => {
    const other = await freePort();
    const code = `
      const { startPlayground } = await import(${JSON.stringify(starterModule)});
      await startPlayground({ endpoint: '${endpoint}', port: ${other}, logFile: '${logFile}.3' });
      process.kill(process.pid, 'SIGKILL');`;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', code]);
    await once(starter, 'exit');
    await expect(untilRefused(other)).resolves.toBe('ECONNREFUSED');
  });
});

/** Polls until the connection is refused, since the exit of a grandchild is not reported. */
async function untilRefused(port: number): Promise<string> {
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/`);
    } catch (error) {
      if (codeOf(error) === 'ECONNREFUSED') return codeOf(error);
    }
    await pause(20);
  }
}

function codeOf(error: unknown): string {
  return (error as { cause: { code: string } }).cause.code;
}
