import { request as httpRequest } from 'node:http';
import type { HttpResponse } from '../../../bot/http/http-response.ts';
import { CannotListen, listen, type HttpServer } from '../../../bot/http/http-server.ts';

type Handle = () => Promise<HttpResponse>;
const routes = (handle: Handle) => [{ method: 'get', path: '/slow', handle }] as const;
const start = (handle: Handle): Promise<HttpServer> =>
  listen({ host: '127.0.0.1', port: 0, local: false, routes: routes(handle) });

it('waits for open requests on close and reports success', async () => {
  const begun = Promise.withResolvers<undefined>();
  const mayEnd = Promise.withResolvers<{ status: number; body: unknown }>();
  const server = await start(() => {
    begun.resolve(undefined);
    return mayEnd.promise;
  });
  const answer = fetch(`${server.address}/slow`);
  await begun.promise;
  const closed = server.close(60_000);
  mayEnd.resolve({ status: 200, body: { done: true } });
  expect(await (await answer).json()).toEqual({ done: true });
  expect(await closed).toBe(true);
});

it('closes connections after the timeout and reports it', async () => {
  const begun = Promise.withResolvers<undefined>();
  const server = await start(() => {
    begun.resolve(undefined);
    return new Promise(() => undefined);
  });
  const answer = fetch(`${server.address}/slow`);
  const failed = expect(answer).rejects.toThrow('fetch failed');
  await begun.promise;
  expect(await server.close(20)).toBe(false);
  await failed;
});

it('sends headers against content sniffing and caching', async () => {
  const server = await start(async () => ({ status: 200, body: { html: '<script>' } }));
  const { headers } = await fetch(`${server.address}/slow`);
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  await server.close(1000);
});

describe('a response', () => {
  it.each<[string, HttpResponse, string | null, string]>([
    ['nothing', { status: 202 }, null, ''],
    ['an object', { status: 200, body: { a: 1 } }, 'application/json; charset=utf-8', '{"a":1}'],
    ['text', { status: 200, body: 'a 1\n' }, 'text/plain; version=0.0.4; charset=utf-8', 'a 1\n'],
    [
      'a file',
      {
        status: 200,
        body: new TextEncoder().encode('a;ü'),
        headers: { 'content-type': 'text/csv' },
      },
      'text/csv',
      'a;ü',
    ],
  ])('has the body and content type of its value: %s', async (_what, answer, type, text) => {
    const server = await start(async () => answer);
    const response = await fetch(`${server.address}/slow`);
    const { headers } = response;
    expect([response.status, headers.get('content-type')]).toEqual([answer.status, type]);
    expect(headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe(text);
    await server.close(1000);
  });

  it.each([
    ['GET', '/elsewhere', 404, 'not-found'],
    ['GET', '/slow/er', 404, 'not-found'],
    ['POST', '/slow', 405, 'method-not-allowed'],
  ])('does not repeat the request: %s %s returns %i', async (method, path, status, error) => {
    const server = await start(async () => ({ status: 200 }));
    const response = await fetch(`${server.address}${path}`, { method });
    expect([response.status, await response.json()]).toEqual([status, { error }]);
    await server.close(1000);
  });
});

describe('a request in local mode', () => {
  it.each([
    [{ host: 'localhost' }, 200],
    [{ host: '127.0.0.1:80' }, 200],
    [{ host: 'desk.example' }, 421],
    [{ host: 'desk.example:80' }, 421],
    [{ host: 'localhost', 'x-forwarded-for': '203.0.113.7' }, 421],
    [{ host: 'localhost', 'x-forwarded-host': 'desk.example' }, 421],
    [{ host: 'localhost', forwarded: 'for=203.0.113.7' }, 421],
  ])('is accepted only from this machine: %j returns %i', async (headers, status) => {
    const handle: Handle = async () => ({ status: 200 });
    const server = await listen({
      host: '127.0.0.1',
      port: 0,
      local: true,
      routes: routes(handle),
    });
    const seen = await new Promise((resolve, reject) => {
      const sent = httpRequest(`${server.address}/slow`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject).end();
    });
    expect(seen).toBe(status);
    await server.close(1000);
  });
});

it('names the setting to change if the port is in use', async () => {
  const server = await start(async () => ({ status: 200 }));
  const port = Number(new URL(server.address).port);
  const second = listen({ host: '127.0.0.1', port, local: false, routes: [] });
  await expect(second).rejects.toThrow(CannotListen);
  await expect(second).rejects.toMatchObject({
    name: 'CannotListen',
    code: 'cannot-listen',
    message: `Cannot listen on 127.0.0.1 port ${port} (EADDRINUSE): is it taken? Set PORT.`,
  });
  await server.close(1000);
});
