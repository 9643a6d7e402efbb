import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** Everything `work` starts, however deep and however late, carries this id in its log lines. */
export function withCorrelation<Result>(id: string, work: () => Result): Result {
  return current.run(id, work);
}

/** The id of the request, activity or clock tick that is being worked on. */
export function correlationId(): string | undefined {
  return current.getStore();
}
