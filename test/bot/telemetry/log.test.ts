import { Writable } from 'node:stream';
import { correlation } from '../../../bot/telemetry/correlation.ts';
import { describeError } from '../../../bot/telemetry/log-error.ts';
import { LOG_EVENTS } from '../../../bot/telemetry/log-events.ts';
import { createLog, type Log } from '../../../bot/telemetry/log.ts';

let lines: Record<string, unknown>[];
let log: Log;
beforeEach(() => {
  lines = [];
  const to = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  log = createLog('info', to);
});

it('writes a line with event, fields, hint and correlation id', () => {
  correlation.run('c-1', () =>
    log.warn('http-refused', { route: '/x', status: 400, code: 'syntax' }),
  );
  expect(lines).toEqual([
    {
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
      event: 'http-refused',
      correlationId: 'c-1',
      route: '/x',
      status: 400,
      code: 'syntax',
      hint: LOG_EVENTS['http-refused'],
    },
  ]);
});

it('omits fields that are not in the allow-list', () => {
  const smuggled = { status: 200, name: 'Paula', text: 'hello', body: { token: 'x' } };
  log.info('turn-done', smuggled);
  expect(Object.keys(lines[0] ?? {}).sort()).toEqual(['event', 'hint', 'level', 'status', 'time']);
});

it('omits lines below the log level', () => {
  log.debug('turn-done');
  expect(lines).toEqual([]);
});

it('keeps the correlation id across awaited calls', async () => {
  const work = async (): Promise<void> => {
    await new Promise((done) => setImmediate(done));
    log.info('turn-done');
  };
  await Promise.all(['c-1', 'c-2'].map((id) => correlation.run(id, work)));
  expect(lines.map((line) => line['correlationId']).sort()).toEqual(['c-1', 'c-2']);
});

describe('a logged error', () => {
  class Refused extends Error {
    readonly code = 'refused';
    override readonly name = 'Refused';
  }

  it('has class, code and stack frames, but no message', () => {
    const message = 'Paula Projekt <paula@contoso.example>\n    at Paula (Projekt:1:1)';
    const described = describeError(new Refused(message, { cause: new TypeError('of Paula') }));
    expect(described).toMatchObject({
      name: 'Refused',
      code: 'refused',
      cause: { name: 'TypeError' },
    });
    expect(described.at[0]).toMatch(/^telemetry\/log\.test\.ts\S*:\d+:\d+$/u);
    expect(JSON.stringify(described)).not.toMatch(/Paula|contoso/u);
  });

  it('has no code if the code is a sentence', () => {
    const odd = Object.assign(new Error('x'), { code: 'call Paula Projekt' });
    expect(describeError(odd).code).toBeUndefined();
  });

  it('has the type of its value if it is not an Error', () => {
    expect(describeError('Paula')).toEqual({ name: 'string', at: [] });
    expect(describeError(null)).toEqual({ name: 'object', at: [] });
  });

  it('ends at a cyclic cause', () => {
    const circular = new Error('x');
    circular.cause = circular;
    expect(JSON.stringify(describeError(circular)).split('"cause"')).toHaveLength(3);
  });
});
