import { listen, type HttpServer } from '../../bot/http.ts';

const routes = (handle: () => Promise<{ status: number; body?: unknown }>) =>
  [{ method: 'get', path: '/slow', handle }] as const;
const start = (handle: () => Promise<{ status: number; body?: unknown }>): Promise<HttpServer> =>
  listen({ host: '127.0.0.1', port: 0, local: false, routes: routes(handle) });

it('waits for the answer under way when it closes, then tells that all is done', async () => {
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

it('cuts off what does not end in time, and tells so', async () => {
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

it('sends nothing that a browser would guess or keep', async () => {
  const server = await start(async () => ({ status: 200, body: { html: '<script>' } }));
  const { headers } = await fetch(`${server.address}/slow`);
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  await server.close(1000);
});
