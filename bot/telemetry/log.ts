import { trace } from '@opentelemetry/api';
import { pino, type DestinationStream, type LevelWithSilent } from 'pino';
import { correlation } from './correlation.ts';
import { describeError, type DescribedError } from './log-error.ts';
import { LOG_EVENTS, type ErrorEvent, type LogEvent } from './log-events.ts';
import { STORE_HINTS, storeReason } from '../../storage/store-hints.ts';

/** Text fields of a line: codes and ids of this software, never user input. */
const TEXTS = [
  'code',
  'route',
  // Kind of activity, event, notice or command.
  'kind',
  'outcome',
  'tenantId',
  // Digest of the sender's id of an event.
  'webhookId',
  'outboxId',
  // Address on which the server listens.
  'address',
  'version',
] as const;
const NUMBERS = ['status', 'milliseconds', 'count', 'attempt'] as const;
const FIELDS = [...TEXTS, ...NUMBERS];

/** All fields that a line can have besides its event. */
export type LogFields = {
  readonly [Name in (typeof TEXTS)[number]]?: string;
} & {
  readonly [Name in (typeof NUMBERS)[number]]?: number;
} & {
  /** Logged as class, code and stack frames, without its message. */
  readonly error?: unknown;
};

/** Structured log; each line carries the current correlation id. */
export interface Log {
  debug(event: LogEvent, fields?: LogFields): void;
  info(event: LogEvent, fields?: LogFields): void;
  warn(event: LogEvent, fields?: LogFields): void;
  error(event: ErrorEvent, fields?: LogFields): void;
}

type Line = Partial<Record<string, string | number | DescribedError>>;

/** Writes lines of JSON to standard output, or to the given destination. */
export function createLog(level: LevelWithSilent, destination?: DestinationStream): Log {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'hint',
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const out = destination ? pino(options, destination) : pino(options);
  const write =
    (method: 'debug' | 'info' | 'warn' | 'error') =>
    (event: LogEvent, fields: LogFields = {}): void => {
      if (!out.isLevelEnabled(method)) return;
      const reason = storeReason(fields.error);
      // The hint depends on why the store fails, not on the event.
      const hint = reason === undefined ? LOG_EVENTS[event] : STORE_HINTS[reason];
      out[method](lineOf(event, fields), hint);
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}

/** Copies the allow-listed fields only, since JavaScript callers may pass others. */
function lineOf(event: LogEvent, fields: LogFields): Line {
  const line: Line = { event, correlationId: correlation.getStore() };
  const span = trace.getActiveSpan()?.spanContext();
  if (span) Object.assign(line, { trace_id: span.traceId, span_id: span.spanId });
  for (const name of FIELDS) {
    const value = fields[name];
    if (value !== undefined) line[name] = value;
  }
  if (fields.error !== undefined) line['error'] = describeError(fields.error);
  const reason = storeReason(fields.error);
  if (reason !== undefined) line['reason'] = reason;
  return line;
}
