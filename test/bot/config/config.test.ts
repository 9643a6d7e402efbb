import path from 'node:path';
import {
  ConfigInvalid,
  readConfig,
  type Environment,
} from '../../../bot/config/from-environment.ts';
import { configFields, type FieldName } from '../../../bot/config/fields.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const GUID = '0A0A0A0A-0b0b-4c0c-8d0d-0e0e0e0e0e0e';
const production: Environment = {
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: GUID,
  MicrosoftAppPassword: 'hush',
  MicrosoftAppTenantId: GUID,
  ALLOWED_TENANTS: GUID,
  WEBHOOK_SECRETS: SECRET,
  ADMINS: GUID,
};

const problemsOf = (environment: Environment): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    return error.problems;
  }
};

describe('the configuration without variables', () => {
  it('is local mode on loopback', () => {
    expect(readConfig({})).toEqual({
      port: 3978,
      host: '127.0.0.1',
      storage: { kind: 'sqlite', path: 'data/desk.sqlite' },
      app: undefined,
      allowedTenants: undefined,
      admins: [],
      webhookSecrets: [],
      webhookSecretFile: path.join('data', 'webhook-secret'),
      programmeFile: undefined,
      timeZone: 'UTC',
      publicUrl: undefined,
      serviceUrlHosts: [],
      metrics: undefined,
      logLevel: 'info',
      trustedProxies: 0,
      drainSeconds: 0,
    });
  });

  it('treats an empty variable as missing', () => {
    const empty = Object.fromEntries(Object.keys(configFields).map((name) => [name, ' ']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });
});

describe('the configuration outside local mode', () => {
  it('has the values of all variables', () => {
    const config = readConfig({
      ...production,
      MicrosoftAppPasswordExpiresOn: '2027-01-31',
      ADMINS: `Gloria@Contoso.example ${GUID}`,
      METRICS_PORT: '9464',
      PORT: '8080',
      STORAGE: 'cosmos',
      COSMOS_ENDPOINT: 'https://desk.documents.azure.com/',
      TIME_ZONE: 'Europe/Berlin',
      TRUSTED_PROXIES: '2',
    });
    const id = GUID.toLowerCase();
    expect(config).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      app: {
        type: 'SingleTenant',
        id,
        tenantId: id,
        password: 'hush',
        passwordExpiresOn: '2027-01-31',
      },
      allowedTenants: [id],
      admins: ['gloria@contoso.example', id],
      webhookSecrets: [SECRET],
      metrics: { port: 9464, host: '127.0.0.1' },
      storage: {
        kind: 'cosmos',
        endpoint: 'https://desk.documents.azure.com/',
        key: undefined,
        database: 'planning-services-desk',
      },
      serviceUrlHosts: ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'],
      trustedProxies: 2,
      drainSeconds: 5,
    });
  });

  it('adds the configured hosts to those of Teams', () => {
    const { serviceUrlHosts } = readConfig({ ...production, SERVICE_URL_HOSTS: '*.teams.example' });
    expect(serviceUrlHosts).toEqual([
      'smba.trafficmanager.net',
      'smba.infra.gcc.teams.microsoft.com',
      '*.teams.example',
    ]);
  });

  it('needs no password with a managed identity', () => {
    const { MicrosoftAppPassword: _none, ...rest } = production;
    const config = readConfig({ ...rest, MicrosoftAppType: 'UserAssignedMSI' });
    expect(config.app).toEqual({
      type: 'UserAssignedMSI',
      id: GUID.toLowerCase(),
      tenantId: GUID.toLowerCase(),
    });
  });

  it.each(Object.keys(production).filter((name) => name !== 'MicrosoftAppId') as FieldName[])(
    'is refused without %s',
    (name) => {
      const problems = problemsOf({ ...production, [name]: undefined });
      if (name === 'MicrosoftAppType') expect(problems).toHaveLength(1);
      expect(problems.join()).toContain(`${name} is needed with MicrosoftAppId`);
    },
  );

  it('is refused for MultiTenant with the reason', () => {
    const [problem] = problemsOf({ ...production, MicrosoftAppType: 'MultiTenant' });
    expect(problem).toMatch(
      /^MicrosoftAppType must be SingleTenant or UserAssignedMSI .*2025-07-31/u,
    );
  });
});

describe('the configuration in local mode', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'desk.contoso.example', '128.0.0.1'])(
    'refuses the address %s',
    (host) => {
      expect(problemsOf({ HOST: host })).toEqual([expect.stringContaining('HOST must be')]);
    },
  );

  it.each(['127.0.0.1', '::1', '[::1]', 'localhost', '127.1.2.3'])(
    'accepts the address %s',
    (host) => {
      expect(readConfig({ HOST: host }).host).toBe(host);
    },
  );

  it.each(['MicrosoftAppType', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'])(
    'is refused if %s is set but the app id is missing',
    (name) => {
      const problems = problemsOf({ [name]: production[name] });
      expect(problems).toEqual([expect.stringContaining(`MicrosoftAppId is needed with ${name}`)]);
    },
  );
});

describe('an invalid variable', () => {
  const wrong: [FieldName, string[]][] = [
    ['PORT', ['65536', '-1', '3978.5', 'http', '0x10']],
    ['STORAGE', ['mongo', 'SQLite']],
    ['COSMOS_ENDPOINT', ['desk', 'ftp://desk']],
    ['MicrosoftAppId', ['planning-desk', `${GUID}0`]],
    ['MicrosoftAppPasswordExpiresOn', ['2027-02-30', 'soon']],
    ['ALLOWED_TENANTS', ['contoso', `${GUID},x`, ',']],
    ['ADMINS', ['gloria', `${GUID};x`]],
    ['WEBHOOK_SECRETS', ['secret', 'whsec_dG9vIHNob3J0', `${SECRET} x`, SECRET.slice(6)]],
    ['TIME_ZONE', ['Berlin', 'Mars/Olympus']],
    ['PUBLIC_URL', ['desk.example']],
    ['SERVICE_URL_HOSTS', ['*', '*.', 'https://', 'a b']],
    ['METRICS_PORT', ['on']],
    ['LOG_LEVEL', ['loud']],
    ['TRUSTED_PROXIES', ['10', 'yes']],
    ['DRAIN_SECONDS', ['301', '-1', 'soon']],
  ];
  it.each(wrong.flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    'is named in the error: %s=%s',
    (name, value) => {
      const problems = problemsOf({ ...production, [name]: value });
      expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name} must be `, 'u'))]);
    },
  );

  it('is listed with all others in one message without any value', () => {
    const environment = {
      PORT: 'hidden-1',
      STORAGE: 'cosmos',
      HOST: '0.0.0.0',
      WEBHOOK_SECRETS: 'hidden-2',
      MicrosoftAppPassword: 'hidden-3',
    };
    let message = '';
    try {
      readConfig(environment);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message.split('\n')).toEqual([
      'The configuration has 5 problems:',
      expect.stringMatching(/^ {2}- PORT must be /u),
      expect.stringMatching(/^ {2}- WEBHOOK_SECRETS must be /u),
      expect.stringMatching(/^ {2}- MicrosoftAppId is needed with MicrosoftAppPassword/u),
      expect.stringMatching(/^ {2}- HOST must be /u),
      expect.stringMatching(/^ {2}- COSMOS_ENDPOINT is needed/u),
    ]);
    expect(message).not.toContain('hidden');
  });
});
