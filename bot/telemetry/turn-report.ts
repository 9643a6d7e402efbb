import { SpanKind } from '@opentelemetry/api';
import type { TurnContext } from 'botbuilder';
import { StoreUnavailable, type Clock } from '../../workflow/kernel/ports.ts';
import type { Log } from './log.ts';
import { TURN_KINDS, type Metrics, type TurnOutcome } from './metrics.ts';
import { inSpan, isTracing } from './tracing.ts';

const KEY = Symbol('turn report');

/** Shared by a turn's context and its copies, one of which outlives the turn. */
export class TurnReport {
  /** Name of the command or dialog; never a raw verb, which the sender chooses. */
  command: string | undefined;
  #failure: 'failed' | 'store-away' | undefined;
  #unfinished: Promise<void> | undefined;

  /** The person got an error message instead of a reply. */
  fail(error: unknown): void {
    this.#failure = error instanceof StoreUnavailable ? 'store-away' : 'failed';
  }

  /** The turn was answered before its work ended. */
  continueInBackground(working: Promise<void>): void {
    this.#unfinished = working;
  }

  /** Outcome at the time of the response. */
  get answered(): TurnOutcome {
    return this.#failure ?? (this.#unfinished ? 'still-working' : 'ok');
  }

  async ended(): Promise<Exclude<TurnOutcome, 'still-working'>> {
    await this.#unfinished?.catch((error: unknown) => this.fail(error));
    return this.#failure ?? 'ok';
  }
}

/** The turn's report, created by the first call. */
export function reportOf(context: TurnContext): TurnReport {
  const known = context.turnState.get<TurnReport | undefined>(KEY);
  if (known) return known;
  const report = new TurnReport();
  context.turnState.set(KEY, report);
  return report;
}

export interface Bot {
  run(context: TurnContext): Promise<void>;
}

const KINDS: ReadonlySet<string> = new Set(TURN_KINDS);

/** Times, counts and logs each turn, and traces it if a tracer provider is registered. */
export function observedTurns(
  bot: Bot,
  {
    clock,
    log,
    metrics,
  }: { clock: Clock; log: Log; metrics: Pick<Metrics, 'turned' | 'turnEnded'> },
): Bot['run'] {
  const traced = isTracing();
  return async (context) => {
    const began = clock.now();
    const { type } = context.activity;
    const kind = KINDS.has(type) ? type : 'other';
    const report = reportOf(context);
    try {
      await (traced ? runInSpan(bot, context, kind) : bot.run(context));
    } catch (error) {
      report.fail(error);
      throw error;
    } finally {
      const milliseconds = clock.now() - began;
      const outcome = report.answered;
      metrics.turned(kind, outcome, milliseconds);
      log.debug('turn-done', { kind, outcome, milliseconds });
      if (outcome === 'still-working') void countEnd(report, kind, metrics);
      else metrics.turnEnded(kind, outcome);
    }
  };
}

function runInSpan(bot: Bot, context: TurnContext, kind: string): Promise<void> {
  const report = reportOf(context);
  const span = {
    name: 'turn',
    spanKind: SpanKind.SERVER,
    facts: { kind },
    factsOf: () => ({ command: report.command, outcome: report.answered }),
    failures: ['failed', 'store-away'],
  };
  return inSpan(span, () => bot.run(context));
}

async function countEnd(
  report: TurnReport,
  kind: string,
  metrics: Pick<Metrics, 'turnEnded'>,
): Promise<void> {
  metrics.turnEnded(kind, await report.ended());
}
