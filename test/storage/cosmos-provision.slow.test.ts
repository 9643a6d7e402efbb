import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import path from 'node:path';
import { provision } from '../../storage/cosmos/provision.ts';
import { compileCache } from '../support/compile-cache.ts';
import { CosmosEndpoint } from '../support/cosmos-endpoint.ts';

let endpoint: CosmosEndpoint;
let settings: { endpoint: string; key: string; database: string };
beforeEach(async () => {
  endpoint = await new CosmosEndpoint().start();
  settings = { endpoint: endpoint.url, key: endpoint.key, database: 'desk' };
});
afterEach(() => endpoint.stop());
const container = () => endpoint.databases.get('desk')!.get('documents')!;

describe('provisioning', () => {
  it('creates missing parts and leaves existing ones unchanged', async () => {
    expect(await provision(settings)).toEqual({ database: 'created', container: 'created' });
    expect(await provision(settings)).toEqual({ database: 'present', container: 'present' });
    expect(container().definition).toMatchObject({
      partitionKey: { paths: ['/tenantId', '/aggregateId'], kind: 'MultiHash', version: 2 },
      defaultTtl: -1,
      indexingPolicy: { excludedPaths: [{ path: '/*' }] },
    });
  });

  it.each<[string, object]>([
    ['other indexes', { indexingPolicy: { includedPaths: [{ path: '/*' }] } }],
    ['no lifetimes', { defaultTtl: undefined }],
  ])('updates a container with %s, once', async (_what, change) => {
    await provision(settings);
    const wanted = container().definition;
    container().definition = { ...wanted, ...change };
    expect((await provision(settings)).container).toBe('updated');
    expect(container().definition).toEqual(wanted);
    expect((await provision(settings)).container).toBe('present');
  });

  it('refuses a container with another partition key', async () => {
    await provision(settings);
    const other = { ...container().definition, partitionKey: { paths: ['/id'] } };
    container().definition = other;
    await expect(provision(settings)).rejects.toMatchObject({ code: 'store-unusable' });
    expect(container().definition).toBe(other);
  });
});

describe('npm run provision', () => {
  const script = path.resolve(import.meta.dirname, '../../scripts/provision.ts');
  const run = async (environment: Record<string, string>) => {
    const child = spawn(process.execPath, [script], {
      env: { ...compileCache, ...environment },
    });
    const closed = once(child, 'close');
    const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [exitCode] = await closed;
    return { out, error, failed: exitCode !== 0 };
  };
  const environment = () => ({
    COSMOS_ENDPOINT: settings.endpoint,
    COSMOS_KEY: settings.key,
    COSMOS_DATABASE: settings.database,
  });

  it('prints what it did', async () => {
    const { out, failed } = await run(environment());
    expect(failed).toBe(false);
    expect(out).toMatch(/Database "desk": created\nContainer "documents" .*: created\n/);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a wrong key', { COSMOS_KEY: 'd3Jvbmc=' }, /unauthorized \(401\).*COSMOS_KEY/],
    ['no endpoint', { COSMOS_ENDPOINT: '' }, /COSMOS_ENDPOINT is needed/],
  ])('prints the problem for %s', async (_what, change, words) => {
    const { error, failed } = await run({ ...environment(), ...change });
    expect(failed).toBe(true);
    expect(error).toMatch(words);
    expect(error).not.toContain(settings.key);
  });

  it('exits within 15 seconds with the reason for an unknown host', async () => {
    const start = performance.now();
    const COSMOS_ENDPOINT = 'https://no-such-account.invalid/';
    const { error, failed } = await run({ ...environment(), COSMOS_ENDPOINT });
    expect(failed).toBe(true);
    expect(error).toMatch(/unknown-host\..*COSMOS_ENDPOINT.*\n$/u);
    // Includes the start of the process on a busy machine.
    expect(performance.now() - start).toBeLessThan(25_000);
  }, 60_000);
});
