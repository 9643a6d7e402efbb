import { NO_LIMITS, runDesk } from '../support/running-desk.ts';
import { asJson, wireActivity } from '../support/wire-activity.ts';

const never = new Promise<void>(() => undefined);

it('abandons a turn and background work that never end within ten seconds', async () => {
  const begun = Promise.withResolvers<undefined>();
  const desk = await runDesk({
    rates: NO_LIMITS,
    bot: ({ background }) => ({
      run: () => {
        background.run('delivery-failed', () => never);
        begun.resolve(undefined);
        return never;
      },
    }),
  });
  const message = asJson(wireActivity({ type: 'message', text: 'hi' }));
  const unanswered = expect(desk.post('/api/messages', message)).rejects.toThrow();
  await begun.promise;
  const began = performance.now();
  await desk.close();
  expect(performance.now() - began).toBeLessThan(10_000);
  await unanswered;
  expect(desk.log.map((line) => line['event']).slice(-2)).toEqual(['stop-cut-short', 'stopped']);
}, 20_000);
