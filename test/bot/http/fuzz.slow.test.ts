import { startFakeTeams } from '../../support/fake-teams.ts';
import { FORM_FIELDS } from '../../support/form-fields.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from '../../support/running-desk.ts';
import { anAssignment, signedHeaders, TENANT } from '../../support/signed-event.ts';
import {
  clickShots,
  formShots,
  fuzzRoute,
  messageShots,
  webhookShots,
} from '../../support/route-fuzz.ts';
import { teamsEnvironment } from '../../support/teams-environment.ts';

const RUNS = { batches: 5, shotsPerBatch: 80 };

const VERBS = Object.keys(FORM_FIELDS);
/** The chat in which cards are clicked. */
type Target = Parameters<typeof clickShots>[1];

let desk: TestDesk;
afterEach(() => desk.close());

it('answers every generated activity and stays up', async () => {
  desk = await runDesk({ rates: NO_LIMITS });
  const allowed = [200, 400, 401, 415];
  await fuzzRoute(desk, { path: '/api/messages', shots: messageShots, allowed }, RUNS);
});

it('refuses every generated activity without a valid token', async () => {
  desk = await runDesk({ rates: NO_LIMITS, environment: teamsEnvironment });
  const allowed = [400, 401, 415];
  await fuzzRoute(desk, { path: '/api/messages', shots: messageShots, allowed }, RUNS);
});

it('answers every generated event and stays up', async () => {
  desk = await runDesk({ rates: NO_LIMITS });
  const allowed = [202, 400, 401, 415, 422];
  await fuzzRoute(desk, { path: '/api/webhooks/vouchers', shots: webhookShots, allowed }, RUNS);
});

it.each([
  [
    'whatever a card sends back is answered with a card or a text',
    (to: Target) => clickShots(VERBS, to),
  ],
  ['so is every form, whatever was filled in', (to: Target) => formShots(FORM_FIELDS, to)],
])(
  'answers generated card data: %s',
  async (_what, shotsFor) => {
    const teams = await startFakeTeams();
    const chat = teams.chat({ tenantId: TENANT, person: { name: 'Paula' } });
    desk = await runDesk({ bot: undefined, rates: NO_LIMITS });
    const body = JSON.stringify(anAssignment());
    await desk.post('/api/webhooks/vouchers', {
      body,
      headers: signedHeaders(body, { id: 'w1', at: NOON }),
    });
    const shots = shotsFor({
      serviceUrl: teams.serviceUrl,
      conversation: { id: chat.id, tenantId: TENANT, conversationType: 'personal' },
    });
    const route = { path: '/api/messages', shots, allowed: [200, 400] };
    await fuzzRoute(desk, route, { batches: 3, shotsPerBatch: 80 });
    const failed = desk.log.filter((line) => line['event'] === 'turn-failed');
    expect(failed.map((line) => line['error'])).toEqual([]);
    await teams.close();
  },
  60_000,
);
