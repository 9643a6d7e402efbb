import {
  context,
  createContextKey,
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Link,
} from '@opentelemetry/api';
import { buildVersion } from '../config/version.ts';
import { correlationId } from './correlation.ts';
import { describeError } from './log-error.ts';

/** Does nothing until somebody registers a tracer provider (docs/runbook.md says how). */
const tracer = trace.getTracer('planning-services-desk', buildVersion());

/** Names of the attributes; those of OpenTelemetry's semantic conventions where there is one. */
const ATTRIBUTES = {
  tenantId: 'desk.tenant_id',
  kind: 'desk.kind',
  command: 'desk.command',
  outcome: 'desk.outcome',
  correlationId: 'desk.correlation_id',
  dbOperation: 'db.operation.name',
  method: 'http.request.method',
  status: 'http.response.status_code',
  server: 'server.address',
} as const;

/**
 * What a span may hold: codes of ours, nothing that a person typed and nobody's id. The correlation
 * id is the one in the log.
 */
export type SpanFacts = {
  readonly [Name in Exclude<keyof typeof ATTRIBUTES, 'status'>]?: string;
} & { readonly status?: number };

export interface SpanOptions<Result> {
  /** Of few values: what varies is a fact. */
  readonly name: string;
  readonly spanKind?: SpanKind;
  readonly facts?: SpanFacts;
  /** The `traceparent` of the span that caused this one in another trace. */
  readonly causedBy?: string;
  /** Facts known at the end; the outcome is a code of ours. */
  readonly factsOf?: (result: Result) => SpanFacts;
  /** Outcomes that are errors although nothing was thrown. */
  readonly failures?: readonly string[];
}

/** Carries out `work` in a span of its own, below the one that is open. */
export function inSpan<Result>(
  { name, spanKind = SpanKind.INTERNAL, facts, causedBy, factsOf, failures }: SpanOptions<Result>,
  work: () => Promise<Result>,
): Promise<Result> {
  const options = {
    // An instrumentation of HTTP has opened the span of the server then.
    kind: spanKind === SpanKind.SERVER && trace.getActiveSpan() ? SpanKind.INTERNAL : spanKind,
    attributes: attributesOf({ correlationId: correlationId(), ...facts }),
    links: causedBy === undefined ? [] : linksTo(causedBy),
  };
  return tracer.startActiveSpan(name, options, async (span) => {
    try {
      const result = await work();
      const found = factsOf?.(result) ?? {};
      span.setAttributes(attributesOf(found));
      if (found.outcome !== undefined && failures?.includes(found.outcome))
        span.setAttribute('error.type', found.outcome).setStatus({ code: SpanStatusCode.ERROR });
      return result;
    } catch (error) {
      // Not its message, which can hold what somebody typed.
      const { name: type, code = type } = describeError(error);
      span.setAttribute('error.type', code).setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The key by which the SDK and instrumentations know that nothing is to be traced. */
const SUPPRESSED = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/**
 * The same where a span is open. Otherwise nothing is traced, by instrumentations either: polls
 * make such a call each second.
 */
export function inSpanBelow<Result>(
  options: SpanOptions<Result>,
  work: () => Promise<Result>,
): Promise<Result> {
  if (trace.getActiveSpan()) return inSpan(options, work);
  return context.with(context.active().setValue(SUPPRESSED, true), work);
}

/** Starts work that outlives the turn or event that happened to start it, in no trace. */
export function outOfSpan<Result>(work: () => Result): Result {
  return context.with(ROOT_CONTEXT, work);
}

/** The open span in the W3C format, to be linked to later; undefined where nothing is traced. */
export function traceparent(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  if (!span || !isSpanContextValid(span)) return undefined;
  const flags = span.traceFlags.toString(16).padStart(2, '0');
  return `00-${span.traceId}-${span.spanId}-${flags}`;
}

const TRACEPARENT =
  /^00-(?<traceId>[\da-f]{32})-(?<spanId>[\da-f]{16})-(?<traceFlags>[\da-f]{2})$/u;

function linksTo(cause: string): Link[] {
  const { traceId, spanId, traceFlags } = TRACEPARENT.exec(cause)?.groups ?? {};
  if (traceId === undefined || spanId === undefined || traceFlags === undefined) return [];
  const linked = { traceId, spanId, traceFlags: Number.parseInt(traceFlags, 16), isRemote: true };
  return [{ context: linked }];
}

function attributesOf(facts: SpanFacts): Attributes {
  const attributes: Attributes = {};
  for (const name of Object.keys(facts) as (keyof SpanFacts)[])
    attributes[ATTRIBUTES[name]] = facts[name];
  return attributes;
}
