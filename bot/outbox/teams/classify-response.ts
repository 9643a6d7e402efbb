/** Request to the connector; `check` reads a member of a conversation and has no effect. */
export type Operation = 'open-chat' | 'send' | 'update' | 'check';

/**
 * Reason for a missing status. `not-sent`: no byte left this machine · `unknown`: the request may
 * have arrived · `no-token`: no token was available · `foreign-host`: the service URL is not one of
 * Teams.
 */
type Unanswered = 'not-sent' | 'unknown' | 'no-token' | 'foreign-host';

/** Result of one request. */
export interface Response {
  readonly status: number | Unanswered;
  /** The connector's own code, e.g. `ConversationBlockedByUser`; often missing. */
  readonly code?: string;
  readonly retryAfterMs?: number;
  /** Id of the new activity or conversation. */
  readonly id?: string;
}

/** Described in docs/reliability.md. */
export type FailureKind =
  /** The conversation, or the message to update, no longer exists for the bot. */
  | 'gone'
  /** The recipient has blocked the bot. */
  | 'blocked'
  /** An admin has disabled the bot for the whole tenant. */
  | 'disabled'
  /** 429: the request had no effect. */
  | 'throttled'
  /** The bot's token is missing or was rejected. */
  | 'unauthorized'
  /** The host, or the network to it, is down. */
  | 'host-down'
  /** Refused for a reason that may pass, of one conversation or of the whole host. */
  | 'refused'
  /** An internal error of Teams: final, unless other conversations fail too. */
  | 'failed'
  /** The request had no effect and may be repeated. */
  | 'again'
  /** Permanently refused. */
  | 'dead';

export interface Done {
  readonly kind: 'done';
  readonly id?: string;
}

/** One member for each kind. */
export type Failure<Kind extends FailureKind = FailureKind> = Kind extends FailureKind
  ? {
      readonly kind: Kind;
      /** Code for the row and the log. */
      readonly because: string;
      /** The message may have been posted. */
      readonly ambiguous: boolean;
      /** `Retry-After`, milliseconds. */
      readonly afterMs?: number;
    }
  : never;

/** The meaning of a response. */
export type TeamsResult = Done | Failure;

interface Rule {
  readonly status: readonly Response['status'][];
  /** Absent: any code matches. */
  readonly codes?: readonly string[];
  readonly operation?: Operation;
  readonly kind: FailureKind;
}

/** The first matching rule decides; a status without a rule is final. */
const RULES: readonly Rule[] = [
  { status: ['not-sent', 'unknown'], kind: 'host-down' },
  { status: ['no-token', 401], kind: 'unauthorized' },
  { status: [403], codes: ['BotNotInConversationRoster'], kind: 'gone' },
  { status: [403], codes: ['ConversationBlockedByUser', 'MessageWritesBlocked'], kind: 'blocked' },
  { status: [403], codes: ['BotDisabledByAdmin'], kind: 'disabled' },
  { status: [403], kind: 'refused' },
  { status: [404], codes: ['ConversationNotFound'], kind: 'gone' },
  { status: [404], operation: 'update', kind: 'gone' },
  { status: [404], kind: 'refused' },
  { status: [412], kind: 'again' },
  { status: [429], kind: 'throttled' },
  { status: [500], kind: 'failed' },
  { status: [502, 503, 504], kind: 'host-down' },
];

export function classifyResponse(
  operation: Operation,
  { status, code, id, retryAfterMs }: Response,
): TeamsResult {
  if (typeof status === 'number' && status >= 200 && status < 300) return { kind: 'done', id };
  const rule = RULES.find(
    (one) =>
      one.status.includes(status) &&
      (one.codes === undefined || (code !== undefined && one.codes.includes(code))) &&
      (one.operation === undefined || one.operation === operation),
  );
  const kind = rule?.kind ?? 'dead';
  const because = code === undefined ? `teams-${status}` : `teams-${status}-${code}`;
  return {
    kind,
    because: typeof status === 'number' ? because : status,
    // Create-conversation and update are idempotent; only a repeated send is visible.
    ambiguous: operation === 'send' && kind === 'host-down' && status !== 'not-sent',
    afterMs: retryAfterMs,
  };
}
