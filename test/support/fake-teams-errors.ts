import type { Fault } from './fake-teams-types.ts';

export interface ConnectorAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly retryAfter?: number | string;
}

/** Status and message of each documented error code; the messages are our own. */
const ERRORS: Readonly<Record<string, { readonly status: number; readonly message: string }>> = {
  ActivityNotFoundInConversation: { status: 404, message: 'No such activity in it.' },
  BadArgument: { status: 400, message: 'An argument is missing or wrong.' },
  BotDisabledByAdmin: { status: 403, message: 'The tenant admin disabled this bot.' },
  BotNotInConversationRoster: { status: 403, message: 'The bot is not part of the roster.' },
  ConversationBlockedByUser: { status: 403, message: 'The user blocked the conversation.' },
  ConversationNotFound: { status: 404, message: 'No such conversation.' },
  MemberNotFoundInConversation: { status: 404, message: 'No such member in it.' },
  MessageSizeTooBig: { status: 413, message: 'The message is larger than allowed.' },
  MessageWritesBlocked: { status: 403, message: 'Messages to it are blocked.' },
  NotEnoughPermissions: { status: 403, message: 'The bot may not do this.' },
  PreconditionFailed: { status: 412, message: 'A condition of the request did not hold.' },
  ServiceUnavailable: { status: 503, message: 'The service cannot answer now.' },
  TooManyRequests: { status: 429, message: 'Too many requests in this window.' },
};

/** The connector's error response; without a code it has no body, as Teams sometimes sends it. */
export function failure(code: string | undefined, status?: number): ConnectorAnswer {
  if (code === undefined) return { status: status ?? 500 };
  const known = ERRORS[code] ?? { status: 500, message: code };
  const answered = status ?? known.status;
  const error = {
    code,
    message: known.message,
    // For an error behind the connector, Teams adds the inner status.
    ...(answered >= 500 && { innerHttpError: { statusCode: answered, body: {} } }),
  };
  return { status: answered, body: { error } };
}

export function faultAnswer({ status, code, body, retryAfter }: Fault): ConnectorAnswer {
  return { ...failure(code, status), ...(body && { body }), retryAfter };
}
