import type { Operation, Route } from './fake-teams-routes.ts';

export interface FakeTeamsOptions {
  /** True to answer 429 beyond Teams' published rates. */
  readonly windows?: boolean;
  /** Clock for rate windows and targeted messages, in milliseconds. */
  readonly now?: () => number;
  /** Delay of each response, in milliseconds. */
  readonly latencyMs?: number | (() => number);
  /** Waits for the latency; by default in real time. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** True if the bot may write first to people without the app; default false. */
  readonly installedForAll?: boolean;
}

/** An activity, or the parameters of a new conversation, as received. */
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
  /** Teams user id, `29:…`. */
  readonly id: string;
  readonly aadObjectId?: string;
  readonly name?: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  /** Tenant of the member; in a shared channel it can differ from the conversation's. */
  readonly tenantId?: string;
  readonly userRole?: 'user' | 'guest' | 'anonymous';
}

export interface FakeMessage {
  readonly id: string;
  /** The addressed conversation; in a channel with the thread. */
  readonly conversationId: string;
  readonly activity: WireActivity;
  /** Replacements of the activity, oldest first. */
  readonly updates: WireActivity[];
  deleted: boolean;
  /** Milliseconds by the clock in the options. */
  readonly at: number;
  /** True if the activity feed shows it. */
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
  /** Prevents the bot from writing: the code of a 403, or `404`. */
  closed?: string;
  /** False if the bot can neither write nor list members. */
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
  /** Undefined if the connection was reset or the request hangs. */
  status?: number;
}

/** A fault instead of the usual response; `reset: 'after'` applies the request first. */
export interface Fault {
  /** Default: the documented status for the code, otherwise 500. */
  readonly status?: number;
  readonly code?: string;
  /** Replaces the usual error body. */
  readonly body?: object;
  /** Seconds, or an HTTP date. */
  readonly retryAfter?: number | string;
  readonly reset?: 'before' | 'after';
  /** Applies the request, then answers with the status, which makes a 5xx ambiguous. */
  readonly applied?: boolean;
  /** Never answers. */
  readonly hang?: boolean;
}

export interface FaultFilter {
  readonly operation?: Operation;
  readonly conversationId?: string;
  /** Number of requests to fail; default 1. */
  readonly times?: number;
}
