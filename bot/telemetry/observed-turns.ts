import { SpanKind } from '@opentelemetry/api';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Clock } from '../../workflow/ports.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { inSpan } from './tracing.ts';

/** What answers a turn. */
export interface Bot {
  run(context: TurnContext): Promise<void>;
}

/** The type is the sender's word; only these are told apart. */
const KINDS: readonly string[] = [
  ActivityTypes.Message,
  ActivityTypes.Invoke,
  ActivityTypes.ConversationUpdate,
  ActivityTypes.InstallationUpdate,
];

/** The bot's turns, each timed, traced and told in the log. */
export function observedTurns(
  bot: Bot,
  { clock, log, metrics }: { clock: Clock; log: Log; metrics: Pick<Metrics, 'turned'> },
): Bot['run'] {
  return async (context) => {
    const began = clock.now();
    const { type } = context.activity;
    const kind = KINDS.includes(type) ? type : 'other';
    try {
      const span = { name: 'turn', spanKind: SpanKind.SERVER, facts: { kind } };
      await inSpan(span, () => bot.run(context));
    } finally {
      const milliseconds = clock.now() - began;
      metrics.turned(kind, milliseconds);
      log.debug('turn-done', { kind, milliseconds });
    }
  };
}
