import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { DeskBotOptions } from '../../bot/desk-bot.ts';
import { CannotListen } from '../../bot/http/http-server.ts';
import { STORE_HINTS } from '../../storage/store-hints.ts';
import { StoreUnavailable } from '../../workflow/kernel/ports.ts';
import { aStoreThatCanFail } from '../support/a-store-that-can-fail.ts';
import { aLogin } from '../support/microsoft-login.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from '../support/running-desk.ts';
import { people } from '../support/partner.ts';
import {
  anAssignment,
  anEvent,
  signedHeaders,
  TENANT,
  VOUCHER,
  type EventBody,
  registeredAsAssigned,
} from '../support/signed-event.ts';
import { teamsEnvironment } from '../support/teams-environment.ts';
import manifest from '../../package.json' with { type: 'json' };
import { asJson, wireActivity } from '../support/wire-activity.ts';

const open: TestDesk[] = [];
const run = async (...options: Parameters<typeof runDesk>): Promise<TestDesk> => {
  const desk = await runDesk(...options);
  open.push(desk);
  return desk;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((desk) => desk.close()));
});

const bodyOf = async (response: Response) => [response.status, await response.json()];

describe('the health endpoints', () => {
  it('report up, and ready while the store answers', async () => {
    const documents = aStoreThatCanFail();
    const desk = await run({ documents });
    expect(await bodyOf(await desk.get('/healthz'))).toEqual([
      200,
      { status: 'up', version: manifest.version },
    ]);
    expect(await bodyOf(await desk.get('/readyz'))).toEqual([
      200,
      { store: 'ok', credentials: 'none' },
    ]);
    documents.away = true;
    expect((await desk.get('/healthz')).status).toBe(200);
    expect(await bodyOf(await desk.get('/readyz'))).toEqual([
      200,
      { store: 'timeout', credentials: 'none' },
    ]);
  });

  it('report not ready before the first store check; the log names the reason', async () => {
    const documents = aStoreThatCanFail();
    documents.away = true;
    const desk = await run({ documents });
    expect(await bodyOf(await desk.get('/readyz'))).toEqual([503, { store: 'timeout' }]);
    expect(desk.log[0]).toMatchObject({
      level: 'error',
      event: 'store-unavailable',
      reason: 'timeout',
      hint: STORE_HINTS.timeout,
    });
  });

  it('are not served if the store is permanently unusable, since the desk does not start', async () => {
    const documents = aStoreThatCanFail();
    const unusable = new StoreUnavailable('no container', 'missing');
    const starts = runDesk({ documents: { ...documents, commit: () => Promise.reject(unusable) } });
    await expect(starts).rejects.toBe(unusable);
  });

  it.each([
    ['2020-06-30', 200, 'ok', 15],
    ['2020-06-15', 200, 'ok', 0],
    ['2020-06-14', 200, 'unusable', -1],
  ])(
    'have for a client secret until %s the status %i',
    async (expiresOn, status, credentials, left) => {
      const desk = await run({
        environment: {
          ...teamsEnvironment,
          MicrosoftAppPasswordExpiresOn: expiresOn,
          METRICS_PORT: '0',
        },
        fetch: aLogin().fetch,
      });
      expect(await bodyOf(await desk.get('/readyz'))).toEqual([
        status,
        { store: 'ok', credentials, secretExpiresOn: expiresOn, secretDaysLeft: left },
      ]);
      const page = await (await fetch(`${desk.metricsAddress ?? ''}/metrics`)).text();
      expect(page).toContain(`\ndesk_secret_days_left ${left}\n`);
    },
  );
});

describe('the metrics', () => {
  it('count responses by route and status, and time the store', async () => {
    const desk = await run({ environment: { METRICS_PORT: '0' } });
    await desk.post('/api/messages', asJson(wireActivity()));
    await desk.post('/api/messages', asJson({}));
    const response = await fetch(`${desk.metricsAddress ?? ''}/metrics`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/u);
    const page = await response.text();
    expect(page).toContain('desk_http_requests_total{route="/api/messages",status="200"} 1');
    expect(page).toContain('desk_http_requests_total{route="/api/messages",status="400"} 1');
    expect(page).toContain('desk_turn_seconds_count{kind="invoke",outcome="ok"} 1');
    expect(page).toContain('process_resident_memory_bytes');
  });

  it('count pending notices and events from the start', async () => {
    const desk = await run({ environment: { METRICS_PORT: '0' } });
    const figures = async () => {
      const page = await (await fetch(`${desk.metricsAddress ?? ''}/metrics`)).text();
      return Object.fromEntries(
        page.split('\n').flatMap((line) => {
          const [, name, value] = /^desk_(outbox_\w+|parked_events) (\d+)$/u.exec(line) ?? [];
          return name === undefined ? [] : [[name, Number(value)]];
        }),
      ) as Record<string, number>;
    };
    // Absent (NaN) until the first sample.
    while (!('outbox_pending' in (await figures())));
    expect(await figures()).toEqual({
      outbox_pending: 0,
      outbox_waiting: 0,
      outbox_dead: 0,
      outbox_overdue_seconds: 0,
      outbox_oldest_unsent_seconds: 0,
      parked_events: 0,
    });
  });

  it('are not served on the public port', async () => {
    const desk = await run({ environment: { METRICS_PORT: '0' } });
    expect((await desk.get('/metrics')).status).toBe(404);
  });
});

describe('a slow sender', () => {
  const timeouts = { headers: 50, request: 100, idle: 60_000, check: 10 };

  it.each([
    ['headers', 'POST /api/messages HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: '],
    [
      'body',
      'POST /api/messages HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    ],
  ])('is disconnected with 408 while sending its %s', async (_what, beginning) => {
    const desk = await run({ timeouts });
    const socket = connect(Number(new URL(desk.address).port), '127.0.0.1');
    let output = '';
    socket.on('data', (chunk: Buffer) => (output += chunk.toString()));
    socket.write(beginning);
    await once(socket, 'close');
    expect(output).toMatch(/^HTTP\/1\.1 408 /u);
    expect((await desk.get('/healthz')).status).toBe(200);
  });
});

describe('a request with an Upgrade header', () => {
  const upgrade = (protocol: string) =>
    `GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: ${protocol}\r\nConnection: Upgrade\r\n\r\n`;

  it.each(['h2c', 'websocket'])('is answered as an ordinary one for %s', async (protocol) => {
    const desk = await run({});
    const socket = connect(Number(new URL(desk.address).port), '127.0.0.1');
    socket.write(upgrade(protocol));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /u);
    socket.destroy();
  });

  it('is accepted as a signed event, as some clients send it', async () => {
    const desk = await run({});
    const body = JSON.stringify(anAssignment());
    const headers = {
      ...signedHeaders(body, { id: 'upgrade', at: NOON }),
      connection: 'Upgrade, HTTP2-Settings',
      upgrade: 'h2c',
      'http2-settings': 'AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA',
    };
    const status = await new Promise((resolve, reject) => {
      const url = `${desk.address}/api/webhooks/vouchers`;
      const request = httpRequest(url, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      request.end(body);
    });
    expect(status).toBe(202);
  });

  it('does not prevent the process from ending', async () => {
    const desk = await runDesk();
    const socket = connect(Number(new URL(desk.address).port), '127.0.0.1');
    socket.write(upgrade('websocket'));
    await once(socket, 'data');
    const closed = once(socket, 'close');
    await desk.close();
    await closed;
  });
});

describe('a connection without traffic', () => {
  it('is closed after the idle limit, also while its response is being prepared', async () => {
    const timeouts = { headers: 5000, request: 10_000, idle: 50, check: 10 };
    const desk = await run({ timeouts, bot: () => ({ run: () => new Promise(() => undefined) }) });
    const socket = connect(Number(new URL(desk.address).port), '127.0.0.1');
    const { body } = asJson(wireActivity({ type: 'message', text: 'hi' }));
    socket.write(
      `POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    await once(socket, 'close');
  });
});

describe('a closing desk', () => {
  it('answers during the drain, not ready, and closes each connection after its response', async () => {
    const desk = await runDesk({ environment: { DRAIN_SECONDS: '60' } });
    const closed = desk.close();
    const ready = await desk.get('/readyz');
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'draining' }]);
    const alive = await desk.get('/healthz');
    expect([alive.status, alive.headers.get('connection')]).toEqual([200, 'close']);
    // A second call ends the drain.
    await Promise.all([desk.close(), closed]);
    await expect(desk.get('/healthz')).rejects.toThrow();
  });

  it('completes the current turn and accepts no other', async () => {
    const begun = Promise.withResolvers<undefined>();
    const mayEnd = Promise.withResolvers<undefined>();
    const desk = await runDesk({
      rates: NO_LIMITS,
      bot: () => ({
        run: async () => {
          begun.resolve(undefined);
          await mayEnd.promise;
        },
      }),
    });
    const message = asJson(wireActivity({ type: 'message', text: 'hi' }));
    const underWay = desk.post('/api/messages', message);
    await begun.promise;
    const closed = desk.close();
    await expect(desk.post('/api/messages', message)).rejects.toThrow();
    mayEnd.resolve(undefined);
    expect((await underWay).status).toBe(200);
    await closed;
    expect(desk.log.map((line) => line['event'])).toEqual(
      expect.arrayContaining(['started', 'local-mode', 'stopping', 'stopped']),
    );
    expect(desk.log).toContainEqual(
      expect.objectContaining({ event: 'started', version: manifest.version }),
    );
  });

  it('does not wait for idle connections', async () => {
    const desk = await runDesk();
    const socket = connect(Number(new URL(desk.address).port), '127.0.0.1');
    await once(socket, 'connect');
    const agentRequest = httpRequest(`${desk.address}/healthz`, {
      headers: { connection: 'keep-alive' },
    });
    agentRequest.end();
    await once(agentRequest, 'response');
    const began = performance.now();
    await desk.close();
    expect(performance.now() - began).toBeLessThan(3000);
    socket.destroy();
  });
});

it('reports a port in use in one line and closes the store', async () => {
  const first = await run();
  const documents = aStoreThatCanFail({ now: () => NOON });
  const close = jest.spyOn(documents, 'close');
  const { port } = new URL(first.address);
  const second = run({ environment: { PORT: port }, documents });
  await expect(second).rejects.toThrow(CannotListen);
  await expect(second).rejects.toThrow(`Cannot listen on 127.0.0.1 port ${port} (EADDRINUSE)`);
  expect(close).toHaveBeenCalledTimes(1);
});

it('applies a parked event as soon as its voucher is registered', async () => {
  let parts: DeskBotOptions | undefined;
  const desk = await run({
    bot: (given) => {
      parts = given;
      return { run: () => Promise.resolve() };
    },
  });
  await sendEvent(desk, anEvent('voucher.expiry_changed', { expiresAt: '2020-10-31' }));
  await parts?.services.desk.changeVoucher({
    tenantId: TENANT,
    voucherId: VOUCHER,
    by: { kind: 'person', personId: people.gloria },
    commandId: 'c1',
    command: registeredAsAssigned,
  });
  await parts?.background.settled();
  const voucher = await parts?.services.reader.voucher(TENANT, VOUCHER);
  expect(voucher).toMatchObject({ expiresOn: '2020-10-31' });
});

let events = 0;
async function sendEvent(desk: TestDesk, event: EventBody): Promise<void> {
  const body = JSON.stringify(event);
  const headers = signedHeaders(body, { id: `event_${++events}`, at: NOON });
  const response = await desk.post('/api/webhooks/vouchers', { body, headers });
  expect(response.status).toBe(202);
}
