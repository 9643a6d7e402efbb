import { StoreUnavailable } from '../../workflow/ports.ts';
import { StorageError } from '../storage-error.ts';

/** What a request that failed means for the next step. */
export type Failure =
  | {
      readonly kind: 'transient';
      /** The service may have carried the request out all the same. */
      readonly maybeDone: boolean;
      /** How long the service asks to wait, in milliseconds. */
      readonly afterMs?: number;
    }
  | { readonly kind: 'final'; readonly error: unknown };

/** Answers by which the service says that it did nothing. */
const NOTHING_DONE = new Set<unknown>([429, 449, 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
const READ_SESSION_NOT_AVAILABLE = 1002;

/** An answer of the service that the SDK does not pass on as an error. */
export class Refused extends Error {
  readonly code: number;
  readonly substatus: number | undefined;
  readonly retryAfterInMs: number | undefined;

  constructor(code: number, details: { substatus?: number; retryAfterInMs?: number | undefined }) {
    super(`The service answered ${code}`);
    this.name = 'Refused';
    this.code = code;
    this.substatus = details.substatus;
    this.retryAfterInMs = details.retryAfterInMs;
  }
}

/** Sorts what the SDK throws. A failed batch hides its own error in `cause`. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof StorageError || thrown instanceof StoreUnavailable)
    return { kind: 'final', error: thrown };
  const error =
    property(thrown, 'code') === undefined ? (property(thrown, 'cause') ?? thrown) : thrown;
  const code = property(error, 'code');
  const lagging = code === 404 && property(error, 'substatus') === READ_SESSION_NOT_AVAILABLE;
  if (NOTHING_DONE.has(code) || lagging)
    return { kind: 'transient', maybeDone: false, ...waitOf(error) };
  if (typeof code === 'number' && code >= 400 && code < 500 && code !== 408 && code !== 410)
    return { kind: 'final', error: refusalOf(code, error) };
  // 5xx, time-outs, resets: whether the request arrived is not known.
  return { kind: 'transient', maybeDone: true, ...waitOf(error) };
}

function refusalOf(code: number, cause: unknown): unknown {
  if (code === 413)
    return new StorageError('batch-too-large', 'The service takes no commit of this size', {
      cause,
    });
  // A question it does not understand is a mistake of ours and must not pass for an outage.
  if (code === 400) return cause;
  const hint = code === 404 ? ': database or container are missing, see npm run provision' : '';
  return new StoreUnavailable(`Cosmos DB answered ${code}${hint}`, { cause });
}

function waitOf(error: unknown): { readonly afterMs?: number } {
  const afterMs = property(error, 'retryAfterInMs');
  return typeof afterMs === 'number' ? { afterMs } : {};
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
