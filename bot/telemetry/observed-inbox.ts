import { SpanKind } from '@opentelemetry/api';
import type { Inbox, InboxAnswer } from '../../workflow/inbox/inbox.ts';
import type { Metrics } from './metrics.ts';
import { inSpan } from './tracing.ts';

/** Traces each event and counts it by outcome; `failed` if the inbox throws. */
export function observedInbox(
  inbox: Pick<Inbox, 'accept'>,
  metrics: Pick<Metrics, 'received'>,
): Pick<Inbox, 'accept'> {
  return {
    async accept(event) {
      let outcome = 'failed';
      try {
        const factsOf = (answer: InboxAnswer) => ({ outcome: outcomeOf(answer) });
        const span = { name: 'webhook', spanKind: SpanKind.SERVER, factsOf };
        const answer = await inSpan(span, () => inbox.accept(event));
        outcome = outcomeOf(answer);
        return answer;
      } finally {
        metrics.received(outcome);
      }
    },
  };
}

function outcomeOf(answer: InboxAnswer): string {
  if (answer.kind !== 'accepted') return answer.kind;
  return answer.replayed ? 'replayed' : (answer.parked ?? 'applied');
}
