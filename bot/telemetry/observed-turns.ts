import { SpanKind } from '@opentelemetry/api';
import type { TurnContext } from 'botbuilder';
import type { Clock } from '../../workflow/kernel/ports.ts';
import type { Log } from './log.ts';
import { TURN_KINDS, type Metrics } from './metrics.ts';
import { inSpan, isTracing } from './tracing.ts';
import { reportOf, type TurnReport } from './turn-report.ts';

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
