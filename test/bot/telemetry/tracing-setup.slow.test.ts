import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { aFolder } from '../../support/a-folder.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const runbook = readFileSync(path.join(root, 'docs/runbook.md'), 'utf8');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
};
const WORK = `
import { trace } from '@opentelemetry/api';
trace.getTracer('test').startSpan('turn').end();
await trace.getTracerProvider().getDelegate().forceFlush();
`;

const folder = aFolder();
afterAll(() => folder.remove());

/** Runs the set-up code of the runbook with the packages of this checkout. */
function traced(environment: Readonly<Record<string, string>>): string {
  const [, setUp = ''] = /```js\n(\/\/ tracing\/start\.mjs[^]+?)```/u.exec(runbook) ?? [];
  mkdirSync(path.join(folder.path, 'tracing'), { recursive: true });
  writeFileSync(path.join(folder.path, 'tracing/start.mjs'), setUp);
  writeFileSync(path.join(folder.path, 'work.mjs'), WORK);
  cpSync(path.join(root, 'package.json'), path.join(folder.path, 'package.json'));
  return execFileSync(process.execPath, ['--import', './tracing/start.mjs', 'work.mjs'], {
    cwd: folder.path,
    encoding: 'utf8',
    env: environment,
  });
}

beforeAll(() =>
  symlinkSync(path.join(root, 'node_modules'), path.join(folder.path, 'node_modules')),
);

it('names the desk and its version in every trace', () => {
  const output = traced({});
  expect(output).toMatch(/'service\.name': 'planning-services-desk'/u);
  expect(output).toContain(`'service.version': '${version}'`);
});

it('reads the service name and further attributes from the environment', () => {
  const output = traced({
    OTEL_SERVICE_NAME: 'desk-europe',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
  });
  expect(output).toContain("'service.name': 'desk-europe'");
  expect(output).toContain("'deployment.environment.name': 'test'");
});
