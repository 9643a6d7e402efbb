import type { Documents, Partition, StoreReason } from '../workflow/kernel/ports.ts';
import { canPass, storeReason } from '../storage/store-hints.ts';

const PARTITION: Partition = { tenantId: 'desk', aggregateId: 'store-check' };
const CHECK = { id: 'check', kind: 'store-check', body: {}, ttlSeconds: 60 } as const;

/** Whether the store could be used at least once since the start. */
export class StoreVerification {
  readonly #documents: Documents;
  #unverified: StoreReason | undefined = 'timeout';

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Why it has not been verified yet; undefined once it was. */
  get unverified(): StoreReason | undefined {
    return this.#unverified;
  }

  /**
   * Compares the store's definition and writes a document.
   * @returns the error while the reason can pass
   * @throws the error when it cannot: waiting does not help
   */
  async attempt(): Promise<unknown> {
    try {
      await this.#documents.checkDefinition?.();
      await this.#documents.commit(PARTITION, [{ op: 'put', ...CHECK }]);
      this.#unverified = undefined;
      return undefined;
    } catch (error) {
      const reason = storeReason(error);
      if (reason === undefined || !canPass(reason)) throw error;
      this.#unverified = reason;
      return error;
    }
  }
}
