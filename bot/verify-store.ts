import type { Documents, Partition, StoreReason } from '../workflow/kernel/ports.ts';
import { canPass, storeReason } from '../storage/store-hints.ts';

const PARTITION: Partition = { tenantId: 'desk', aggregateId: 'store-check' };
const CHECK = { id: 'check', kind: 'store-check', body: {}, ttlSeconds: 60 } as const;

/** Verifies once after the start that the store is usable. */
export class StoreVerification {
  readonly #documents: Documents;
  #unverified: StoreReason | undefined = 'timeout';

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Reason for the last failure; undefined after a success. */
  get unverified(): StoreReason | undefined {
    return this.#unverified;
  }

  /**
   * Compares the store's definition and writes a document.
   * @returns the error if its reason may pass
   * @throws the error if waiting cannot help
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
