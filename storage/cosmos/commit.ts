import type { Container } from '@azure/cosmos';
import {
  StoreUnavailable,
  type CommitResult,
  type Partition,
  type Write,
} from '../../workflow/kernel/ports.ts';
import { sendBatch } from './batch.ts';
import type { Deadline } from './deadline.ts';
import { readItem } from './read-item.ts';

/** Executes one commit and resolves lost responses and retries. */
export class Commit {
  readonly #container: Container;
  readonly #partition: Partition;
  readonly #writes: readonly Write[];
  readonly #nonce: string;
  readonly #onCharge: (requestUnits: number) => void;
  /** Indexes of deletes that found no document. */
  readonly #skipped = new Set<number>();
  #inDoubt = false;

  constructor(
    container: Container,
    partition: Partition,
    writes: readonly Write[],
    options: { readonly nonce: string; readonly onCharge: (requestUnits: number) => void },
  ) {
    this.#container = container;
    this.#partition = partition;
    this.#writes = writes;
    this.#nonce = options.nonce;
    this.#onCharge = options.onCharge;
  }

  /** @throws StoreUnavailable on timeout, or if the outcome cannot be determined */
  async execute(deadline: Deadline): Promise<CommitResult> {
    return deadline.retry(
      async () => this.#attempt(deadline),
      () => (this.#inDoubt = true),
    );
  }

  async #attempt({ signal }: Deadline): Promise<CommitResult> {
    if (this.#inDoubt) {
      const found = await this.#findDone(signal);
      if (found) return found;
    }
    for (;;) {
      const writes = [...this.#writes.entries()]
        .map(([at, write]) => ({ at, write }))
        .filter(({ at }) => !this.#skipped.has(at));
      if (writes.length === 0) return { ok: true, etags: this.#writes.map(() => undefined) };
      const options = { nonce: this.#nonce, signal, onCharge: this.#onCharge };
      const outcome = await sendBatch(this.#container, this.#partition, writes, options);
      switch (outcome.kind) {
        case 'done':
          return { ok: true, etags: this.#writes.map((_, at) => outcome.etags.get(at)) };
        case 'conflict':
          return this.#inDoubt ? this.#settle(outcome.result, signal) : outcome.result;
        case 'nothing-to-delete':
          this.#skipped.add(outcome.at);
      }
    }
  }

  /** After a lost response, a conflict may stem from this commit's own first request. */
  async #settle(conflict: CommitResult, signal: AbortSignal): Promise<CommitResult> {
    const found = await this.#findDone(signal);
    if (found) return found;
    if (this.#writes.every(({ op }) => op === 'delete'))
      throw new StoreUnavailable(
        'The outcome of a deletion is unknown: it leaves no document to check',
      );
    return conflict;
  }

  /**
   * The commit's result if the documents prove that it was executed. The batch is atomic, so one
   * document with its nonce proves all of it. A document that has changed since gets an etag that
   * matches nothing.
   */
  async #findDone(signal: AbortSignal): Promise<CommitResult | undefined> {
    const superseded = `superseded-${this.#nonce}`;
    const etags = await Promise.all(
      this.#writes.map(async ({ op, id }) => {
        if (op === 'delete') return undefined;
        const options = { signal, onCharge: this.#onCharge };
        const item = await readItem(this.#container, { ...this.#partition, id }, options);
        return item?.nonce === this.#nonce ? String(item['_etag']) : superseded;
      }),
    );
    const proven = etags.some((etag) => etag !== undefined && etag !== superseded);
    return proven ? { ok: true, etags } : undefined;
  }
}
