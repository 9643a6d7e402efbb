import { StoreUnavailable, type StoreReason } from '../../workflow/kernel/ports.ts';
import { STORE_HINTS } from '../store-hints.ts';
import { StorageError } from '../storage-error.ts';

/** Classification of a failed request. */
export type Failure =
  | {
      readonly kind: 'transient';
      /** The service may have executed the request nevertheless. */
      readonly maybeDone: boolean;
      /** Delay that the service asks for, in milliseconds. */
      readonly afterMs?: number;
      /** Reason to report if the retries fail too. */
      readonly reason: StoreReason;
    }
  | { readonly kind: 'final'; readonly error: unknown };

/** Codes that mean the request was not executed. */
const NOTHING_DONE = new Map<unknown, StoreReason>([
  [429, 'throttled'],
  [449, 'throttled'],
  ['ECONNREFUSED', 'refused'],
  ['EAI_AGAIN', 'unknown-host'],
]);
const READ_SESSION_NOT_AVAILABLE = 1002;
const STATUS_REASONS: Readonly<Record<number, StoreReason>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'missing',
};
/** Codes of Node and OpenSSL for a failed certificate check or handshake. */
const TLS_CODE = /CERT|TLS|SSL|EPROTO|SIGNATURE/u;
/** Error names of @azure/identity. */
const IDENTITY_ERROR = /Credential|Authentication/u;

/** An error response that the SDK does not throw. */
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

/** Classifies errors of the SDK. A failed batch has its actual error in `cause`. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof StorageError || thrown instanceof StoreUnavailable)
    return { kind: 'final', error: thrown };
  const error =
    property(thrown, 'code') === undefined ? (property(thrown, 'cause') ?? thrown) : thrown;
  const code = property(error, 'code');
  const lagging = code === 404 && property(error, 'substatus') === READ_SESSION_NOT_AVAILABLE;
  const final = finalReason(code, error);
  if (final !== undefined) return { kind: 'final', error: unavailable(final, code, thrown) };
  if (NOTHING_DONE.has(code) || lagging)
    return {
      kind: 'transient',
      maybeDone: false,
      reason: NOTHING_DONE.get(code) ?? 'timeout',
      ...waitOf(error),
    };
  if (typeof code === 'number' && code >= 400 && code < 500 && code !== 408 && code !== 410)
    return { kind: 'final', error: refusalOf(code, error) };
  // 5xx, timeout, connection reset: the request may have arrived.
  return { kind: 'transient', maybeDone: true, reason: 'timeout', ...waitOf(error) };
}

/** Permanent failures without an HTTP status. */
function finalReason(code: unknown, error: unknown): StoreReason | undefined {
  if (code === 'ENOTFOUND') return 'unknown-host';
  if (typeof code === 'string' && TLS_CODE.test(code)) return 'tls';
  const name = property(error, 'name');
  if (name === 'SyntaxError') return 'not-cosmos';
  return typeof name === 'string' && IDENTITY_ERROR.test(name) ? 'identity' : undefined;
}

function unavailable(reason: StoreReason, code: unknown, cause: unknown): StoreUnavailable {
  const answer = typeof code === 'string' || typeof code === 'number' ? ` (${code})` : '';
  return new StoreUnavailable(`Cosmos DB: ${reason}${answer}. ${STORE_HINTS[reason]}`, reason, {
    cause,
  });
}

function refusalOf(code: number, cause: unknown): unknown {
  if (code === 413)
    return new StorageError('batch-too-large', 'The service rejects a commit of this size', {
      cause,
    });
  // A malformed query is a programming error and must not look like an outage.
  if (code === 400) return cause;
  const reason = STATUS_REASONS[code];
  return reason === undefined
    ? new StoreUnavailable(`Cosmos DB answered ${code}`, 'timeout', { cause })
    : unavailable(reason, code, cause);
}

function waitOf(error: unknown): { readonly afterMs?: number } {
  const afterMs = property(error, 'retryAfterInMs');
  return typeof afterMs === 'number' ? { afterMs } : {};
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
