import type { Container } from '@azure/cosmos';
import {
  StoreUnavailable,
  type CommitResult,
  type Partition,
  type Write,
} from '../../workflow/kernel/ports.ts';
import { sendBatch } from './batch.ts';
import type { Patience } from './patience.ts';
import { readItem } from './read-item.ts';

/** One commit on its way into the container, through lost answers and repetitions. */
export class Commit {
  readonly #container: Container;
  readonly #partition: Partition;
  readonly #writes: readonly Write[];
  readonly #nonce: string;
  readonly #onCharge: (requestUnits: number) => void;
  /** Positions of deletes that have found nothing to delete. */
  readonly #left = new Set<number>();
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

  /** @throws StoreUnavailable when the time is over or nobody can tell what became of it. */
  async carryOut(patience: Patience): Promise<CommitResult> {
    return patience.insist(
      async () => this.#attempt(patience),
      () => (this.#inDoubt = true),
    );
  }

  async #attempt({ signal }: Patience): Promise<CommitResult> {
    if (this.#inDoubt) {
      const found = await this.#foundDone(signal);
      if (found) return found;
    }
    for (;;) {
      const writes = [...this.#writes.entries()]
        .map(([at, write]) => ({ at, write }))
        .filter(({ at }) => !this.#left.has(at));
      if (writes.length === 0) return { ok: true, etags: this.#writes.map(() => undefined) };
      const options = { nonce: this.#nonce, signal, onCharge: this.#onCharge };
      const outcome = await sendBatch(this.#container, this.#partition, writes, options);
      switch (outcome.kind) {
        case 'done':
          return { ok: true, etags: this.#writes.map((_, at) => outcome.etags.get(at)) };
        case 'conflict':
          return this.#inDoubt ? this.#settle(outcome.result, signal) : outcome.result;
        case 'nothing-to-delete':
          this.#left.add(outcome.at);
      }
    }
  }

  /** A conflict after a lost answer may be with ourselves: the first request came late. */
  async #settle(conflict: CommitResult, signal: AbortSignal): Promise<CommitResult> {
    const found = await this.#foundDone(signal);
    if (found) return found;
    if (this.#writes.every(({ op }) => op === 'delete'))
      throw new StoreUnavailable(
        'Whether a deletion was carried out cannot be known: it leaves no trace',
      );
    return conflict;
  }

  /**
   * The result of the commit if the documents show that it was carried out. The batch is atomic:
   * one document that bears its nonce proves all of it. Another that bears a later one was changed
   * since; its place among the etags is taken by one that matches nothing.
   */
  async #foundDone(signal: AbortSignal): Promise<CommitResult | undefined> {
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
