import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../../bot/config/from-environment.ts';
import { configFields } from '../../bot/config/fields.ts';
import { LOG_EVENTS } from '../../bot/telemetry/log-events.ts';
import { containerDefinition } from '../../storage/cosmos/container-definition.ts';
import documents from '../../deploy/modules/documents-container.json' with { type: 'json' };
import { readBicep, type BicepFile } from '../support/bicep.ts';
import { SECRET } from '../support/signed-event.ts';

const folder = path.resolve(import.meta.dirname, '../../deploy');
const files = new Map<string, BicepFile>();
const fileOf = (name: string): BicepFile => files.get(path.join(folder, name))!;

beforeAll(async () => {
  for (const file of globSync(`${folder}/**/*.bicep`)) files.set(file, await readBicep(file));
});

describe('the Bicep templates', () => {
  it('are valid and use only declared names', () => {
    const problems = [...files].map(([file, { mistakes, undeclared }]) => [
      path.relative(folder, file),
      ...mistakes,
      ...undeclared,
    ]);
    expect(problems.length).toBeGreaterThan(5);
    expect(problems.filter(([, ...wrong]) => wrong.length > 0)).toEqual([]);
  });

  it('pass each module the parameters it takes and use only its outputs', () => {
    const { modules } = fileOf('main.bicep');
    expect(modules.map(({ file }) => file).toSorted()).toEqual(
      [...files.keys()].filter((file) => file.includes('modules')).toSorted(),
    );
    for (const { file, given, used } of modules) {
      const { parameters, outputs } = files.get(file)!;
      const needed = [...parameters].filter(([, { optional }]) => !optional).map(([key]) => key);
      expect(given.toSorted()).toEqual(expect.arrayContaining(needed.toSorted()));
      expect([...parameters.keys()]).toEqual(expect.arrayContaining(given));
      expect(outputs).toEqual(expect.arrayContaining([...used]));
    }
  });

  it('get the parameters they require', () => {
    // The grammar does not cover parameter files.
    const text = readFileSync(`${folder}/main.bicepparam`, 'utf8');
    const given = [...text.matchAll(/^param (\w+) = (?:'[^']+'|\w+\('\w+', ''\))$/gmu)].map(
      ([, name = '']) => name,
    );
    expect(given).toHaveLength(text.split('\n').filter((line) => line.startsWith('param')).length);
    const { parameters } = fileOf('main.bicep');
    const needed = [...parameters].filter(([, { optional }]) => !optional).map(([key]) => key);
    expect(given).toEqual(expect.arrayContaining(needed));
    expect([...parameters.keys()]).toEqual(expect.arrayContaining(given));
  });

  it('create the resources that the desk needs', () => {
    const made = [...files.values()].flatMap(({ resources }) => resources);
    expect(made.map((type) => type.replace(/@.*/u, ''))).toEqual(
      expect.arrayContaining([
        'Microsoft.ManagedIdentity/userAssignedIdentities',
        'Microsoft.BotService/botServices',
        'Microsoft.BotService/botServices/channels',
        'Microsoft.App/containerApps',
        'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers',
        'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments',
        'Microsoft.KeyVault/vaults/secrets',
        'Microsoft.OperationalInsights/workspaces',
        'Microsoft.Insights/metricAlerts',
      ]),
    );
    // Diagnostic settings have no later version than this preview.
    const preview = 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview';
    const others = made.filter((type) => type !== preview);
    expect(made.length - others.length).toBe(2);
    expect(others.filter((type) => !/@20\d\d-\d\d-\d\d$/u.test(type))).toEqual([]);
  });
});

describe('the webhook secrets in the vault', () => {
  it('are written only if the deployment brings them, so that a rotated secret is kept', () => {
    const vault = readFileSync(`${folder}/modules/vault.bicep`, 'utf8');
    expect(vault).toMatch(/vaults\/secrets@[\d-]+' = if \(!empty\(webhookSecrets\)\) \{/u);
    const parameters = readFileSync(`${folder}/main.bicepparam`, 'utf8');
    expect(parameters).toContain("webhookSecrets = readEnvironmentVariable('WEBHOOK_SECRETS', '')");
  });
});

describe('the container of Cosmos DB', () => {
  it('equals the one that npm run provision creates', () => {
    expect(documents).toEqual(containerDefinition);
  });
});

describe('the environment of the container app', () => {
  /** Read by @azure/identity, not by the desk. */
  const foreign = ['AZURE_CLIENT_ID'];
  /** Placeholders for values known only after the deployment. */
  const known: Record<string, string> = {
    PORT: '3978',
    COSMOS_ENDPOINT: 'https://desk.documents.azure.com:443/',
    COSMOS_DATABASE: 'planning-services-desk',
    MicrosoftAppId: '00000000-0000-4000-8000-000000000002',
    MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000003',
    ALLOWED_TENANTS: '00000000-0000-4000-8000-000000000001',
    ADMINS: 'admin@contoso.example',
    WEBHOOK_SECRETS: SECRET,
    TIME_ZONE: 'Europe/Berlin',
    PUBLIC_URL: 'https://desk-app.example',
  };

  it('contains only variables that the desk reads, and all it needs with Teams', () => {
    const { env } = fileOf('modules/app.bicep');
    const names = [...env.keys()];
    expect(names.filter((name) => !(name in configFields))).toEqual(foreign);
    const environment = Object.fromEntries(
      [...env].map(([name, text]) => [name, text ?? known[name]]),
    );
    const config = readConfig(environment);
    expect(config).toMatchObject({
      app: { type: 'UserAssignedMSI' },
      storage: { kind: 'cosmos', key: undefined },
      trustedProxies: 1,
      publicUrl: 'https://desk-app.example',
    });
  });
});

describe('the alerts on log lines', () => {
  it('are on events that the desk logs', () => {
    const text = readFileSync(`${folder}/modules/alerts.bicep`, 'utf8');
    const lists = [...text.matchAll(/events: \[([^\]]*)\]/gu)].map(([, list = '']) => list);
    const events = lists.flatMap((list) => [...list.matchAll(/[\w-]+/gu)].map(([event]) => event));
    expect(events.length).toBeGreaterThan(3);
    expect(events.filter((event) => !(event in LOG_EVENTS))).toEqual([]);
  });
});
