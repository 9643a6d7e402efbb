import { SpanKind } from '@opentelemetry/api';
import type { TurnContext } from 'botbuilder';
import type { Clock } from '../../workflow/kernel/ports.ts';
import type { Log } from './log.ts';
import { TURN_KINDS, type Metrics } from './metrics.ts';
import { inSpan } from './tracing.ts';
import { openReport, type TurnReport } from './turn-report.ts';

export interface Bot {
  run(context: TurnContext): Promise<void>;
}

/** Times, counts, traces and logs each turn. */
export function observedTurns(
  bot: Bot,
  {
    clock,
    log,
    metrics,
  }: { clock: Clock; log: Log; metrics: Pick<Metrics, 'turned' | 'turnEnded'> },
): Bot['run'] {
  return async (context) => {
    const began = clock.now();
    const { type } = context.activity;
    const kind = TURN_KINDS.find((known) => known === type) ?? 'other';
    const report = openReport(context);
    const span = {
      name: 'turn',
      spanKind: SpanKind.SERVER,
      facts: { kind },
      factsOf: () => ({ command: report.command, outcome: report.answered }),
      failures: ['failed', 'store-away'],
    };
    try {
      await inSpan(span, () => bot.run(context));
    } catch (error) {
      report.fail(error);
      throw error;
    } finally {
      const milliseconds = clock.now() - began;
      const outcome = report.answered;
      metrics.turned(kind, outcome, milliseconds);
      log.debug('turn-done', { kind, outcome, milliseconds });
      void countEnd(report, kind, metrics);
    }
  };
}

async function countEnd(
  report: TurnReport,
  kind: string,
  metrics: Pick<Metrics, 'turnEnded'>,
): Promise<void> {
  metrics.turnEnded(kind, await report.ended());
}
