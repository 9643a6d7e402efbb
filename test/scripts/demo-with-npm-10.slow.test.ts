import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { freePort } from '../support/free-port.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The npm of Node 20, which does not link the bin of the installed Node. */
const npm = path.join(root, 'node_modules/npm/bin/npm-cli.js');
/** The Node that runs npm; it may be version 20. */
const node = process.env['npm_node_execpath'] ?? process.execPath;

describe('npm run demo with npm 10.8.2', () => {
  it('answers at the printed address and stops all its processes on Ctrl-C', async () => {
    const [desk, playground] = [await freePort(), await freePort()];
    const child = spawn(node, [npm, 'run', 'demo'], {
      cwd: root,
      env: {
        ...process.env,
        PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}`,
        PORT: String(desk),
        PLAYGROUND_PORT: String(playground),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A separate process group, as in a terminal.
      detached: true,
    });
    let said = '';
    let asked = false;
    child.stderr.on('data', (chunk) => (said += String(chunk)));
    // Ends when the last process with the pipe has exited.
    for await (const chunk of child.stdout) {
      said += String(chunk);
      const [address] = /http:\/\/localhost:\d+/u.exec(said) ?? [];
      if (address === undefined || asked) continue;
      asked = true;
      expect((await fetch(address)).status).toBe(200);
      process.kill(-child.pid!, 'SIGINT');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(asked).toBe(true);
    expect(said.match(/Stopped\./gu)).toHaveLength(1);
    // Some shells return an exit code, others end by the signal.
    expect([0, 'SIGINT']).toContain(child.exitCode ?? child.signalCode);
    for (const port of [desk, playground])
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  it('needs no link that another npm version would create', () => {
    expect(readFileSync(path.join(root, '.npmrc'), 'utf8').split('\n')).toContain(
      'bin-links=false',
    );
    const programs = Object.values(manifest.scripts).flatMap((script) => script.split(' && '));
    for (const program of programs)
      expect(program).toMatch(
        /^(?:npm run [\w:]+|npm ci --prefix test\/successor|node scripts\/run\.cjs \S+\.(?:ts|c?js)\b.*|node scripts\/run\.cjs node_modules\/typescript\/bin\/tsc .*)$/u,
      );
  });
});
