import {
  context,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  type Attributes,
  type SpanKind,
} from '@opentelemetry/api';
import { correlationId } from './correlation.ts';
import { describeError } from './log-error.ts';

/** Does nothing until somebody registers a tracer provider (docs/runbook.md says how). */
const tracer = trace.getTracer('planning-services-desk');

/**
 * What a span may tell: codes of ours, nothing that a person typed and nobody's id. The correlation
 * id is the one in the log.
 */
export interface SpanFacts {
  readonly tenantId?: string;
  /** What kind of activity, event, notice or command. */
  readonly kind?: string;
  readonly correlationId?: string;
}

export interface SpanOptions<Result> {
  /** Of few values: what varies is a fact. */
  readonly name: string;
  readonly spanKind?: SpanKind;
  readonly facts?: SpanFacts;
  /** How it ended, as a code of ours. */
  readonly outcomeOf?: (result: Result) => string;
  /** Whether the outcome is an error although nothing was thrown. */
  readonly isFailure?: (outcome: string) => boolean;
}

/** Carries out `work` in a span of its own, below the one that is open. */
export function inSpan<Result>(
  { name, spanKind: kind, facts = {}, outcomeOf, isFailure }: SpanOptions<Result>,
  work: () => Promise<Result>,
): Promise<Result> {
  return tracer.startActiveSpan(name, { kind, attributes: attributesOf(facts) }, async (span) => {
    try {
      const result = await work();
      const outcome = outcomeOf?.(result);
      if (outcome === undefined) return result;
      span.setAttribute('desk.outcome', outcome);
      if (isFailure?.(outcome))
        span.setAttribute('error.type', outcome).setStatus({ code: SpanStatusCode.ERROR });
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

/** The same where there is something to belong to: what nobody asked for, as looking for work every second, is not worth a trace. */
export function inSpanBelow<Result>(
  options: SpanOptions<Result>,
  work: () => Promise<Result>,
): Promise<Result> {
  return trace.getActiveSpan() ? inSpan(options, work) : work();
}

/** Starts what lives on after the turn that happened to wake it, and belongs to none. */
export function outOfSpan<Result>(work: () => Result): Result {
  return context.with(ROOT_CONTEXT, work);
}

function attributesOf(facts: SpanFacts): Attributes {
  return {
    'desk.tenant_id': facts.tenantId,
    'desk.kind': facts.kind,
    'desk.correlation_id': facts.correlationId ?? correlationId(),
  };
}
