/** A request to the connector; `check` asks who a person is and has no effect. */
export type Operation = 'open-chat' | 'send' | 'update' | 'check';

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

/** What an answer means; docs/reliability.md describes each. */
export type Outcome =
  | 'done'
  /** The conversation, or the message to update, no longer exists for the bot. */
  | 'gone'
  /** The recipient has blocked the bot. */
  | 'blocked'
  /** An admin has disabled the bot for the whole tenant. */
  | 'disabled'
  /** 429: nothing was taken. */
  | 'pause'
  /** The bot's token is missing or not accepted. */
  | 'locked-out'
  /** The host is down, or the way to it. */
  | 'host-down'
  /** Refused for a reason that may pass: of one conversation, or of the whole host. */
  | 'refused'
  /** An internal error of Teams: final, unless the whole host answers so. */
  | 'failed'
  /** Nothing was taken; the same request may be repeated. */
  | 'again'
  | 'final';

/** `because` is a code for the row and the log. */
export type Verdict =
  | { readonly kind: 'done'; readonly id?: string }
  | { readonly kind: 'pause'; readonly forMs?: number }
  | {
      readonly kind: Exclude<Outcome, 'done' | 'pause'>;
      readonly because: string;
      /** The message may have been posted. */
      readonly ambiguous: boolean;
      /** `Retry-After`. */
      readonly afterMs?: number;
    };

interface Rule {
  readonly status: readonly number[];
  /** Absent: any code, or none. */
  readonly codes?: readonly string[];
  readonly operation?: Operation;
  readonly outcome: Outcome;
}

/** The first rule that matches decides; any status without a rule is final. */
const RULES: readonly Rule[] = [
  { status: [401], outcome: 'locked-out' },
  { status: [403], codes: ['BotNotInConversationRoster'], outcome: 'gone' },
  {
    status: [403],
    codes: ['ConversationBlockedByUser', 'MessageWritesBlocked'],
    outcome: 'blocked',
  },
  { status: [403], codes: ['BotDisabledByAdmin'], outcome: 'disabled' },
  { status: [403], outcome: 'refused' },
  { status: [404], codes: ['ConversationNotFound'], outcome: 'gone' },
  { status: [404], operation: 'update', outcome: 'gone' },
  { status: [404], outcome: 'refused' },
  { status: [412], outcome: 'again' },
  { status: [429], outcome: 'pause' },
  { status: [500], outcome: 'failed' },
  { status: [502, 503, 504], outcome: 'host-down' },
];

/** Reads an attempt by its status and code. */
export function verdictOf(operation: Operation, attempt: Attempt): Verdict {
  // A second send is the only repetition that people see.
  const ambiguous = operation === 'send';
  if (!attempt.answered) {
    const because = attempt.failure;
    switch (because) {
      case 'no-token':
        return { kind: 'locked-out', because, ambiguous: false };
      case 'foreign-host':
        return { kind: 'final', because, ambiguous: false };
      case 'not-sent':
        return { kind: 'host-down', because, ambiguous: false };
      case 'unknown':
        return { kind: 'host-down', because, ambiguous };
    }
  }
  const { status, code, id, retryAfterMs } = attempt;
  const outcome = outcomeOf(operation, status, code);
  if (outcome === 'done') return { kind: 'done', id };
  if (outcome === 'pause') return { kind: 'pause', forMs: retryAfterMs };
  return {
    kind: outcome,
    because: code === undefined ? `teams-${status}` : `teams-${status}-${code}`,
    ambiguous: ambiguous && outcome === 'host-down',
    afterMs: retryAfterMs,
  };
}

function outcomeOf(operation: Operation, status: number, code: string | undefined): Outcome {
  if (status >= 200 && status < 300) return 'done';
  const rule = RULES.find(
    (one) =>
      one.status.includes(status) &&
      (one.codes === undefined || (code !== undefined && one.codes.includes(code))) &&
      (one.operation === undefined || one.operation === operation),
  );
  return rule?.outcome ?? 'final';
}
