import { pino } from 'pino';
import { readConfig } from '../../bot/config/from-environment.ts';
import { startDesk } from '../../bot/wiring.ts';
import { DEMO_TENANT } from '../../scripts/demo/people.ts';
import { BENCH_ADMINS } from '../harness/seed.ts';
import { APP_ID, channelSettings } from '../harness/trust.ts';
import { listening, settings } from './in-peer.ts';
import { loginInPlace } from './login-in-place.ts';

const NO_LIMIT = { burst: Infinity, perSecond: 1 };

/** This product with all features on: authentication, receipts, durable SQLite, templated cards. */
const desk = await startDesk({
  config: readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    SQLITE_PATH: `${settings.folder}/desk.sqlite`,
    TIME_ZONE: 'UTC',
    LOG_LEVEL: 'info',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: APP_ID,
    MicrosoftAppPassword: 'bench',
    MicrosoftAppTenantId: DEMO_TENANT,
    ALLOWED_TENANTS: DEMO_TENANT,
    ADMINS: BENCH_ADMINS.join(','),
    WEBHOOK_SECRETS: `whsec_${Buffer.alloc(32, 'bench').toString('base64')}`,
    SERVICE_URL_HOSTS: new URL(settings.serviceUrl).origin,
  }),
  // Logs to a file because the GC trace uses standard output.
  logTo: pino.destination({ dest: `${settings.folder}/log`, sync: true }),
  settings: channelSettings(settings.trustUrl),
  fetch: loginInPlace,
  rates: {
    unproven: NO_LIMIT,
    person: NO_LIMIT,
    tenant: NO_LIMIT,
    secret: NO_LIMIT,
    feed: NO_LIMIT,
  },
});
listening(Number(new URL(desk.address).port));
