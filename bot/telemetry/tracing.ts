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
  type TracerProvider,
} from '@opentelemetry/api';
import { buildVersion } from '../config/version.ts';
import { correlation } from './correlation.ts';
import { describeError } from './log-error.ts';

const TRACER = 'planning-services-desk';

/** A no-op until a tracer provider is registered (docs/runbook.md). */
const tracer = trace.getTracer(TRACER, buildVersion());

/** The global provider before another one is registered: it has no delegate yet. */
type MaybeProxy = TracerProvider & { getDelegateTracer?(name: string): unknown };

/** True if a tracer provider is registered. */
export function isTracing(): boolean {
  const provider: MaybeProxy = trace.getTracerProvider();
  return !provider.getDelegateTracer || provider.getDelegateTracer(TRACER) !== undefined;
}

/** Attribute names, from OpenTelemetry's semantic conventions where one exists. */
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
 * Attributes of a span: our own codes, no user input and no person's id. The correlation id is the
 * one in the log.
 */
export type SpanFacts = {
  readonly [Name in Exclude<keyof typeof ATTRIBUTES, 'status'>]?: string;
} & { readonly status?: number };

export interface SpanOptions<Result> {
  /** Low cardinality: variable parts belong in the facts. */
  readonly name: string;
  readonly spanKind?: SpanKind;
  readonly facts?: SpanFacts;
  /** `traceparent` of the span in another trace that caused this one. */
  readonly causedBy?: string;
  /** Facts known at the end; the outcome is one of our codes. */
  readonly factsOf?: (result: Result) => SpanFacts;
  /** Outcomes that count as errors although nothing was thrown. */
  readonly failures?: readonly string[];
}

/** Runs `work` in a new span below the active one. */
export function inSpan<Result>(
  { name, spanKind = SpanKind.INTERNAL, facts, causedBy, factsOf, failures }: SpanOptions<Result>,
  work: () => Promise<Result>,
): Promise<Result> {
  const options = {
    // With an active span, an HTTP instrumentation has created the server span already.
    kind: spanKind === SpanKind.SERVER && trace.getActiveSpan() ? SpanKind.INTERNAL : spanKind,
    attributes: attributesOf({ correlationId: correlation.getStore(), ...facts }),
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
      // The message may contain user input.
      const { name: type, code = type } = describeError(error);
      span.setAttribute('error.type', code).setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Context key with which the SDK and instrumentations suppress tracing. */
const SUPPRESSED = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/**
 * Like inSpan, but only within an active span. Otherwise nothing is traced, by instrumentations
 * either, because polling makes such a call every second.
 */
export function inSpanBelow<Result>(
  options: SpanOptions<Result>,
  work: () => Promise<Result>,
): Promise<Result> {
  if (trace.getActiveSpan()) return inSpan(options, work);
  return context.with(context.active().setValue(SUPPRESSED, true), work);
}

/** Starts work outside the current trace, which it outlives. */
export function outOfSpan<Result>(work: () => Result): Result {
  return context.with(ROOT_CONTEXT, work);
}

/** W3C `traceparent` of the active span, for links; undefined while nothing is traced. */
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
