import { NO_LIMITS, runDesk, type TestDesk } from '../support/running-desk.ts';
import { fuzzRoute, messageShots, webhookShots } from '../support/route-fuzz.ts';
import { teamsEnvironment } from '../support/teams-environment.ts';

const RUNS = { batches: 5, shotsPerBatch: 80 };

let desk: TestDesk;
afterEach(() => desk.close());

it('whatever is sent as an activity gets an answer of its own, and the desk lives on', async () => {
  desk = await runDesk({ rates: NO_LIMITS });
  const allowed = [200, 400, 401, 415];
  await fuzzRoute(desk, { path: '/api/messages', shots: messageShots, allowed }, RUNS);
});

it('the same where tokens are asked for: nothing gets in', async () => {
  desk = await runDesk({ rates: NO_LIMITS, environment: teamsEnvironment });
  const allowed = [400, 401, 415];
  await fuzzRoute(desk, { path: '/api/messages', shots: messageShots, allowed }, RUNS);
});

it('whatever is sent as an event gets an answer of its own, and the desk lives on', async () => {
  desk = await runDesk({ rates: NO_LIMITS });
  const allowed = [202, 400, 401, 415, 422];
  await fuzzRoute(desk, { path: '/api/webhooks/vouchers', shots: webhookShots, allowed }, RUNS);
});
