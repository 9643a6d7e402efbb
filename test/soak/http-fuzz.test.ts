import { startFakeTeams } from '../support/fake-teams.ts';
import { FORM_FIELDS } from '../support/form-fields.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from '../support/running-desk.ts';
import {
  clickShots,
  formShots,
  fuzzRoute,
  messageShots,
  webhookShots,
} from '../support/route-fuzz.ts';
import { anAssignment, signedHeaders, TENANT } from '../support/signed-event.ts';

/** `FUZZ_SEED` repeats a run. */
const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = { batches: 200, shotsPerBatch: 100, seed };

const VERBS = Object.keys(FORM_FIELDS);
/** The chat in which cards are clicked. */
type Target = Parameters<typeof clickShots>[1];
const quiet = { rates: NO_LIMITS, environment: { LOG_LEVEL: 'silent' } };

let desk: TestDesk;
beforeAll(() => console.log(`FUZZ_SEED=${seed}`));
afterEach(() => desk.close());

it.each([
  { path: '/api/messages', shots: messageShots, allowed: [200, 400, 401, 415] },
  { path: '/api/webhooks/vouchers', shots: webhookShots, allowed: [202, 400, 401, 415, 422] },
])(
  'the desk survives 20,000 requests to $path',
  async (route) => {
    desk = await runDesk(quiet);
    await fuzzRoute(desk, route, RUNS);
  },
  600_000,
);

it.each([
  ['20,000 clicks on cards', (to: Target) => clickShots(VERBS, to)],
  ['20,000 filled-in forms', (to: Target) => formShots(FORM_FIELDS, to)],
])(
  'the desk survives %s',
  async (_what, shotsFor) => {
    const teams = await startFakeTeams();
    const chat = teams.chat({ tenantId: TENANT, person: { name: 'Paula' } });
    desk = await runDesk({ ...quiet, bot: undefined });
    const body = JSON.stringify(anAssignment());
    const headers = signedHeaders(body, { id: 'w1', at: NOON });
    await desk.post('/api/webhooks/vouchers', { body, headers });
    const shots = shotsFor({
      serviceUrl: teams.serviceUrl,
      conversation: { id: chat.id, tenantId: TENANT, conversationType: 'personal' },
    });
    await fuzzRoute(desk, { path: '/api/messages', shots, allowed: [200, 400] }, RUNS);
    await teams.close();
  },
  900_000,
);
