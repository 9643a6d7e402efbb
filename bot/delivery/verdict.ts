/** What is asked of the connector. */
export type Operation = 'open-chat' | 'send' | 'update';

/** What came of one request. */
export type Attempt =
  | {
      readonly answered: true;
      readonly status: number;
      /** The connector's own code, e.g. `ConversationBlockedByUser`; not always there. */
      readonly code?: string;
      readonly retryAfterMs?: number;
      /** Of the new activity or conversation. */
      readonly id?: string;
    }
  | {
      readonly answered: false;
      /**
       * `not-sent`: no byte left this machine · `unknown`: it may have arrived · `no-token`: none
       * could be had · `foreign-host`: the service URL is not one of Teams.
       */
      readonly failure: 'not-sent' | 'unknown' | 'no-token' | 'foreign-host';
    };

/**
 * What follows from it (facts: Microsoft's guidance on which connector errors to retry). `because`
 * is a code for the row and the log.
 */
export type Verdict =
  | { readonly kind: 'done'; readonly id?: string }
  /** Teams asks for silence; nothing was taken. */
  | { readonly kind: 'pause'; readonly forMs?: number }
  /** The bot itself is not let in: no fault of the message. */
  | { readonly kind: 'locked-out'; readonly because: string }
  /** Worth another try; `ambiguous`: the message may be there all the same. */
  | {
      readonly kind: 'again';
      readonly ambiguous: boolean;
      readonly because: string;
      /** Not sooner, if Teams has said so. */
      readonly afterMs?: number;
    }
  /** This conversation, or this message in it, is not there for the bot. */
  | { readonly kind: 'gone'; readonly because: string }
  | { readonly kind: 'final'; readonly because: string };

/** Where repeating is allowed. Everything else that is no success is final. */
const AGAIN: readonly number[] = [412, 502, 503, 504];

/** What an attempt means by its status and code: done, to be repeated, or final. */
export function verdictOf(operation: Operation, attempt: Attempt): Verdict {
  // Opening a chat gives the one that is there, an update puts the same again: only a second send
  // shows.
  const ambiguous = operation === 'send';
  if (!attempt.answered) {
    const because = attempt.failure;
    switch (because) {
      case 'no-token':
        return { kind: 'locked-out', because };
      case 'foreign-host':
        return { kind: 'final', because };
      case 'not-sent':
        return { kind: 'again', ambiguous: false, because };
      case 'unknown':
        return { kind: 'again', ambiguous, because };
    }
  }
  const { status, code } = attempt;
  if (status >= 200 && status < 300) return { kind: 'done', id: attempt.id };
  const because = code === undefined ? `teams-${status}` : `teams-${status}-${code}`;
  if (status === 429) return { kind: 'pause', forMs: attempt.retryAfterMs };
  if (status === 401) return { kind: 'locked-out', because };
  if (status === 403 || status === 404) return { kind: 'gone', because };
  if (AGAIN.includes(status))
    return {
      kind: 'again',
      ambiguous: ambiguous && status !== 412,
      because,
      afterMs: attempt.retryAfterMs,
    };
  return { kind: 'final', because };
}
