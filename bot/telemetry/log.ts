import { trace } from '@opentelemetry/api';
import { pino, type DestinationStream, type LevelWithSilent } from 'pino';
import { correlationId } from './correlation.ts';
import { describeError, type DescribedError } from './log-error.ts';
import { LOG_EVENTS, type ErrorEvent, type LogEvent } from './log-events.ts';
import { STORE_HINTS, storeReason } from '../../storage/store-hints.ts';

/** Text fields of a line; each is a code or an id of ours, none is typed by a person. */
const TEXTS = [
  'code',
  'route',
  // The kind of activity, event, notice or command.
  'kind',
  'outcome',
  'tenantId',
  // The sender's id of an event.
  'webhookId',
  'outboxId',
  // Our own address.
  'address',
] as const;
const NUMBERS = ['status', 'milliseconds', 'count', 'attempt'] as const;
const FIELDS = [...TEXTS, ...NUMBERS];

/** The only things a line can hold besides its event. */
export type LogFields = {
  readonly [Name in (typeof TEXTS)[number]]?: string;
} & {
  readonly [Name in (typeof NUMBERS)[number]]?: number;
} & {
  /** Logged as its class, code and place; its message is left out. */
  readonly error?: unknown;
};

/** A structured log; each line carries the correlation id of what is being worked on. */
export interface Log {
  debug(event: LogEvent, fields?: LogFields): void;
  info(event: LogEvent, fields?: LogFields): void;
  warn(event: LogEvent, fields?: LogFields): void;
  error(event: ErrorEvent, fields?: LogFields): void;
}

type Line = Partial<Record<string, string | number | DescribedError>>;

/** Lines of JSON to standard output, or to the destination handed in. */
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
      // What to do about a store depends on the reason and not on who met it.
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

/** Copies what the allow-list names, whatever else a caller in JavaScript may have handed over. */
function lineOf(event: LogEvent, fields: LogFields): Line {
  const line: Line = { event, correlationId: correlationId() };
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
