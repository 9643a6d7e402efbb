import type { Operation, Route } from './fake-teams-routes.ts';

export interface FakeTeamsOptions {
  /** Answer 429 outside Teams' published windows. */
  readonly windows?: boolean;
  /** Of the windows and of targeted messages; milliseconds. */
  readonly now?: () => number;
  /** Before each answer; handed in as a function where it varies. */
  readonly latencyMs?: number | (() => number);
  /** Waits for the latency; by default in real time. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Whether people without the app installed can be written to first; default false. */
  readonly installedForAll?: boolean;
}

/** An activity, or the parameters of a new conversation, as it came over the wire. */
export interface WireActivity {
  readonly type?: string;
  readonly text?: string;
  readonly locale?: string;
  readonly summary?: string;
  readonly replyToId?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content?: unknown }[];
  readonly conversation?: { readonly id?: string; readonly tenantId?: string };
  readonly recipient?: { readonly id?: string };
  readonly channelData?: {
    readonly tenant?: { readonly id?: string };
    readonly notification?: { readonly alert?: boolean };
  };
  readonly tenantId?: string;
  readonly members?: readonly { readonly id?: string }[];
  readonly [more: string]: unknown;
}

export interface FakeMember {
  /** Teams' own id, `29:…`. */
  readonly id: string;
  readonly aadObjectId?: string;
  readonly name?: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  /** Of the member; in a shared channel not always that of the conversation. */
  readonly tenantId?: string;
  readonly userRole?: 'user' | 'guest' | 'anonymous';
}

export interface FakeMessage {
  readonly id: string;
  /** As it was addressed: in a channel with the thread. */
  readonly conversationId: string;
  /** As first sent. */
  readonly activity: WireActivity;
  /** Replacements of the activity, oldest first. */
  readonly updates: WireActivity[];
  deleted: boolean;
  /** Milliseconds, by the clock of the options. */
  readonly at: number;
  /** Whether the activity feed shows it. */
  readonly isAlert: boolean;
  /** Text of the notification; a card without one reads "Sent a card". */
  readonly summary?: string;
  /** The only member who sees it, for 24 hours. */
  readonly targetedAt?: string;
}

export type ConversationType = 'personal' | 'groupChat' | 'channel';

export interface FakeConversation {
  readonly id: string;
  readonly type: ConversationType;
  readonly tenantId: string;
  readonly members: FakeMember[];
  /** Each message once, oldest first. */
  readonly messages: FakeMessage[];
  /** Why the bot may not write here: the code of a 403, or `404`. */
  closed?: string;
  /** Whether the bot is in it; where it is not, it can neither write nor ask who is. */
  botIsMember: boolean;
}

export interface ChatDeclaration {
  readonly id?: string;
  readonly type?: ConversationType;
  readonly tenantId: string;
  readonly person?: Partial<FakeMember>;
  readonly members?: readonly Partial<FakeMember>[];
  readonly botIsMember?: boolean;
}

export interface FakeRequest extends Route {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly authorization?: string;
  readonly body?: WireActivity;
  /** Bytes of the body. */
  readonly size: number;
  /** `?isTargetedActivity=true`. */
  readonly isTargeted: boolean;
  /** Absent when the connection was reset or the request hangs. */
  status?: number;
}

/** What to do instead of answering; `reset: 'after'` applies the request first. */
export interface Fault {
  /** Default: the one documented for the code, else 500. */
  readonly status?: number;
  readonly code?: string;
  /** In place of the usual body of an error. */
  readonly body?: object;
  /** Seconds, or an HTTP date. */
  readonly retryAfter?: number | string;
  readonly reset?: 'before' | 'after';
  /** Apply the request, then answer with the status: what makes a 5xx ambiguous. */
  readonly applied?: boolean;
  /** Never answer. */
  readonly hang?: boolean;
}

export interface FaultFilter {
  readonly operation?: Operation;
  readonly conversationId?: string;
  /** How often; default once. */
  readonly times?: number;
}
