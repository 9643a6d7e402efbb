import type { Inbox } from '../../workflow/inbox/inbox.ts';
import type { Metrics } from './metrics.ts';

/** The same inbox, each event counted by its outcome; `failed` when the inbox threw. */
export function measuredInbox(
  inbox: Pick<Inbox, 'accept'>,
  metrics: Pick<Metrics, 'received'>,
): Pick<Inbox, 'accept'> {
  return {
    async accept(event) {
      let outcome = 'failed';
      try {
        const answer = await inbox.accept(event);
        outcome =
          answer.kind !== 'accepted'
            ? answer.kind
            : answer.replayed
              ? 'replayed'
              : (answer.parked ?? 'applied');
        return answer;
      } finally {
        metrics.received(outcome);
      }
    },
  };
}
