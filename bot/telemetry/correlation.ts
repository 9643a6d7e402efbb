import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** Log lines of everything that `work` starts, later ones too, carry this id. */
export function withCorrelation<Result>(id: string, work: () => Result): Result {
  return current.run(id, work);
}

/** Id of the current request, activity or job. */
export function correlationId(): string | undefined {
  return current.getStore();
}
