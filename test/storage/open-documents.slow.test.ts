import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { openDocuments, type StorageSettings } from '../../storage/open-documents.ts';
import { aFolder } from '../support/a-folder.ts';
import { aCosmos, type ACosmos } from '../support/cosmos.ts';

const partition = { tenantId: 'contoso', aggregateId: 'voucher:1' };

describe('the configured store', () => {
  const folder = aFolder();
  let cosmos: ACosmos;
  beforeAll(async () => {
    cosmos = await aCosmos();
  });
  afterAll(async () => {
    await cosmos.close();
    folder.remove();
  });
  const file = (): StorageSettings => ({ kind: 'sqlite', path: path.join(folder.path, 'desk.db') });
  const container = (): StorageSettings => ({ kind: 'cosmos', ...cosmos.settings });

  it.each([
    ['a SQLite file', file, false],
    ['a Cosmos DB container', container, true],
  ])('is opened: %s', async (_what, storage, charges) => {
    const charged: number[] = [];
    const documents = await openDocuments({
      storage: storage(),
      clock: { now: () => 0 },
      ids: { next: () => randomUUID() },
      onCharge: (units) => charged.push(units),
    });
    await documents.commit(partition, [{ op: 'create', id: 'a', kind: 'k', body: 'kept' }]);
    expect(await documents.read({ ...partition, id: 'a' })).toMatchObject({ body: 'kept' });
    await documents.close();
    expect(charged.length > 0).toBe(charges);
  });

  it('does not load the Cosmos DB SDK if SQLite is configured', () => {
    const program = `
      import { registerHooks } from 'node:module';
      const asked = [];
      registerHooks({ resolve: (name, context, next) => (asked.push(name), next(name, context)) });
      const { openDocuments } = await import('./storage/open-documents.ts');
      const storage = { kind: 'sqlite', path: ':memory:' };
      await openDocuments({ storage, clock: { now: () => 0 }, ids: { next: () => '' } });
      console.log(asked.filter((name) => !name.startsWith('node:')).map((name) => name.split('/').at(-1)).join());
    `;
    const root = path.resolve(import.meta.dirname, '../..');
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root });
    const loaded = run.stdout.toString();
    expect(loaded).toContain('open-sqlite-documents.ts');
    expect(loaded).not.toContain('cosmos');
  });
});
