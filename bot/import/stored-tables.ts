import type { PastedTable, PastedTables } from '../../dialogs/turn.ts';
import type { Documents, Ids } from '../../workflow/kernel/ports.ts';
import { STATE_ID, stateKey } from '../../workflow/records/records.ts';

/** Time to confirm an import. */
const TTL_SECONDS = 60 * 60;

interface PastedDocument {
  readonly personId: string;
  readonly tables: readonly PastedTable[];
}

/** Tables from messages, stored until their import is confirmed, for one hour at most. */
export class StoredTables implements PastedTables {
  readonly #documents: Pick<Documents, 'read' | 'commit'>;
  readonly #ids: Ids;

  constructor({ documents, ids }: { documents: Pick<Documents, 'read' | 'commit'>; ids: Ids }) {
    this.#documents = documents;
    this.#ids = ids;
  }

  /** @returns the id under which `find` returns the tables */
  async keep(tenantId: string, personId: string, tables: readonly PastedTable[]): Promise<string> {
    const id = this.#ids.next();
    const body: PastedDocument = { personId, tables };
    await this.#documents.commit(partition(tenantId, id), [
      { op: 'create', id: STATE_ID, kind: 'pasted-table', body, ttlSeconds: TTL_SECONDS },
    ]);
    return id;
  }

  /** Undefined for another person, an unknown id, and after the hour. */
  async find(
    tenantId: string,
    personId: string,
    id: string,
  ): Promise<readonly PastedTable[] | undefined> {
    const found = await this.#documents.read<PastedDocument>(stateKey(partition(tenantId, id)));
    return found?.body.personId === personId ? found.body.tables : undefined;
  }
}

const partition = (tenantId: string, id: string) => ({ tenantId, aggregateId: `pasted:${id}` });
