import { COMMANDS } from '../../bot/commands/registry.ts';
import { partnerCommands } from '../../workflow/partner/commands.ts';
import { voucherCommands } from '../../workflow/voucher/commands.ts';
import { startFakeTeams } from '../support/fake-teams.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from '../support/running-desk.ts';
import { anAssignment, signedHeaders, TENANT } from '../support/signed-event.ts';
import { clickShots, fuzzRoute, messageShots, webhookShots } from '../support/route-fuzz.ts';
import { teamsEnvironment } from '../support/teams-environment.ts';

const RUNS = { batches: 5, shotsPerBatch: 80 };

const VERBS = [
  ...COMMANDS.map(({ name }) => name),
  ...Object.keys(voucherCommands),
  ...Object.keys(partnerCommands),
];

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

it('whatever a card sends back is answered with a card or a text', async () => {
  const teams = await startFakeTeams();
  const chat = teams.chat({ tenantId: TENANT, person: { name: 'Paula' } });
  desk = await runDesk({ bot: undefined, rates: NO_LIMITS });
  const body = JSON.stringify(anAssignment());
  await desk.post('/api/webhooks/vouchers', {
    body,
    headers: signedHeaders(body, { id: 'w1', at: NOON }),
  });
  const shots = clickShots(VERBS, {
    serviceUrl: teams.serviceUrl,
    conversation: { id: chat.id, tenantId: TENANT, conversationType: 'personal' },
  });
  const route = { path: '/api/messages', shots, allowed: [200, 400] };
  await fuzzRoute(desk, route, { batches: 3, shotsPerBatch: 80 });
  const failed = desk.log.filter((line) => line['event'] === 'turn-failed');
  expect(failed.map((line) => line['error'])).toEqual([]);
  await teams.close();
}, 30_000);
