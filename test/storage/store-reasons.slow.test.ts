import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { failureOf } from '../../storage/cosmos/failure.ts';
import { openCosmosDocuments } from '../../storage/cosmos/open-cosmos-documents.ts';
import { asStoreError } from '../../storage/sqlite/sqlite-errors.ts';
import { openSqliteDocuments } from '../../storage/sqlite/open-sqlite-documents.ts';
import { canPass, STORE_HINTS, storeReason } from '../../storage/store-hints.ts';
import { StoreVerification } from '../../bot/verify-store.ts';
import type { StoreReason } from '../../workflow/kernel/ports.ts';
import { aCosmos, type ACosmos } from '../support/cosmos.ts';
import { aFolder } from '../support/a-folder.ts';

const errorOf = async (work: () => unknown): Promise<Error> => {
  try {
    await work();
  } catch (error) {
    return error as Error;
  }
  throw new RangeError('it did not fail');
};

describe('an SQLite file', () => {
  const clock = { now: () => 0 };
  let folder: ReturnType<typeof aFolder>;
  beforeEach(() => (folder = aFolder()));
  afterEach(() => folder.remove());
  const at = (name: string): string => path.join(folder.path, name);

  const make: Record<string, (file: string) => unknown> = {
    text: (file) => writeFileSync(file, 'not a database, but longer than its header: '.repeat(99)),
    'another program': (file) => {
      const database = new DatabaseSync(file);
      database.exec('CREATE TABLE songs (title TEXT); PRAGMA user_version = 1');
      database.close();
    },
    'another program with an application id': (file) => {
      const database = new DatabaseSync(file);
      database.exec('CREATE TABLE documents (title TEXT); PRAGMA application_id = 7');
      database.close();
    },
    'a later release': (file) => {
      const database = new DatabaseSync(file);
      database.exec('CREATE TABLE documents (id TEXT); PRAGMA user_version = 99');
      database.close();
    },
    'a damaged one': async (file) => {
      await openSqliteDocuments({ path: file, clock }).close();
      const bytes = readFileSync(file);
      bytes.fill(0xff, 100);
      writeFileSync(file, bytes);
    },
  };

  it.each<[string, StoreReason]>([
    ['text', 'not-a-database'],
    ['another program', 'other-program'],
    ['another program with an application id', 'other-program'],
    ['a later release', 'newer-schema'],
    ['a damaged one', 'corrupt'],
  ])('is refused and left unchanged for %s with the reason %s', async (kind, reason) => {
    await make[kind]?.(at('file'));
    const before = readFileSync(at('file'));
    const error = await errorOf(() => openSqliteDocuments({ path: at('file'), clock }));
    expect(storeReason(error)).toBe(reason);
    expect(error.message).toContain(STORE_HINTS[reason]);
    expect(error.message).toContain(at('file'));
    expect(readFileSync(at('file')).equals(before)).toBe(true);
  });

  it('is refused at an impossible path with the path and errno', async () => {
    writeFileSync(at('file'), '');
    mkdirSync(at('folder'));
    const below = await errorOf(() => openSqliteDocuments({ path: at('file/desk.sqlite'), clock }));
    const folderItself = await errorOf(() => openSqliteDocuments({ path: at('folder'), clock }));
    expect([storeReason(below), storeReason(folderItself)]).toEqual([
      'missing-folder',
      'missing-folder',
    ]);
    expect(below.message).toContain(`${at('file/desk.sqlite')} cannot be created or opened (E`);
    expect(folderItself.message).toContain('(EISDIR)');
  });

  it('is reported once if it is new or empty', async () => {
    let created = 0;
    const open = () =>
      openSqliteDocuments({ path: at('desk.sqlite'), clock, onCreated: () => created++ });
    await open().close();
    await open().close();
    expect(created).toBe(1);
  });

  it.each<[number, StoreReason]>([
    [5, 'locked'],
    [13, 'full'],
    [8, 'read-only'],
    [778, 'io'],
    [14, 'no-permission'],
  ])('has for result code %i the reason %s', (errcode, reason) => {
    const error = Object.assign(new TypeError('x'), { code: 'ERR_SQLITE_ERROR', errcode });
    expect(storeReason(asStoreError(error))).toBe(reason);
  });
});

describe('a Cosmos DB', () => {
  let cosmos: ACosmos;
  let web: Server;
  beforeAll(async () => {
    cosmos = await aCosmos();
    web = createServer((_request, response) => response.end('<html>hello</html>'));
    web.listen(0, '127.0.0.1');
    await once(web, 'listening');
  });
  afterAll(async () => {
    await cosmos.close();
    web.closeAllConnections();
    web.close();
  });

  const verify = async (change: Partial<ACosmos['settings']>, budgetMs = 4_000) => {
    const settings = { ...cosmos.settings, ...change };
    const documents = await openCosmosDocuments({
      settings,
      ids: { next: () => 'nonce' },
      budgetMs,
    });
    const verification = new StoreVerification(documents);
    try {
      const passing = await verification.attempt();
      return { reason: verification.unverified, error: passing as Error | undefined };
    } catch (error) {
      return { reason: storeReason(error), error: error as Error };
    } finally {
      await documents.close();
    }
  };

  it('is verified by its definition and a write', async () => {
    cosmos.endpoint.requests.length = 0;
    expect(await verify({})).toEqual({ reason: undefined, error: undefined });
    expect(cosmos.endpoint.requests).toEqual(expect.arrayContaining(['container', 'batch']));
  });

  it.each<[string, Partial<ACosmos['settings']>, StoreReason]>([
    ['a wrong key', { key: Buffer.from('wrong').toString('base64') }, 'unauthorized'],
    ['a database that is missing', { database: 'dekc' }, 'missing'],
    ['nothing that listens', { endpoint: 'http://127.0.0.1:1/' }, 'refused'],
    ['an unknown host', { endpoint: 'https://desk.invalid/' }, 'unknown-host'],
  ])('has with %s the reason %s', async (_what, change, reason) => {
    const found = await verify(change);
    expect(found.reason).toBe(reason);
    expect(found.error?.message).toContain(STORE_HINTS[reason]);
    expect(found.error?.message).not.toContain(cosmos.settings.key);
  });

  it('has the reason not-cosmos if it is another web server', async () => {
    const { port } = web.address() as AddressInfo;
    expect((await verify({ endpoint: `http://127.0.0.1:${port}/` })).reason).toBe('not-cosmos');
  });

  it.each<[StoreReason, number]>([
    ['forbidden', 403],
    ['throttled', 429],
  ])('has the reason %s if it refuses a write with %i', async (reason, status) => {
    const faults = Array.from({ length: 40 }, () => ({ status }));
    cosmos.endpoint.failNext('batch', ...faults);
    expect((await verify({}, 1_000)).reason).toBe(reason);
    cosmos.endpoint.clear();
  });

  it.each<[StoreReason, object]>([
    ['wrong-partition-key', { partitionKey: { paths: ['/id'] } }],
    ['no-ttl', { defaultTtl: undefined }],
  ])('has the reason %s for a container of another definition', async (reason, change) => {
    const container = cosmos.endpoint.databases.get('desk')!.get('documents')!;
    const { definition } = container;
    container.definition = { ...definition, ...change };
    const found = await verify({});
    container.definition = definition;
    expect(found.reason).toBe(reason);
    expect(canPass(reason)).toBe(false);
  });

  it.each([
    ['a certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'tls'],
    ['a handshake', { code: 'EPROTO' }, 'tls'],
    ['an identity', { name: 'CredentialUnavailableError' }, 'identity'],
    ['a chain of identities', { name: 'AggregateAuthenticationError' }, 'identity'],
  ])('is not contacted again after an error of %s', (_what, change, reason) => {
    const failure = failureOf(Object.assign(new TypeError('x'), change));
    expect(failure).toMatchObject({ kind: 'final', error: { reason } });
  });
});
