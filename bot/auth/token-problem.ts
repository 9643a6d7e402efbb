/** Why a request was not let in, for the log alone: all of them answer the same 401. */
export type TokenProblem =
  | 'no-token'
  | 'malformed'
  | 'issuer'
  | 'no-expiry'
  | 'channel'
  | 'service-url'
  | 'expired'
  | 'not-yet-valid'
  | 'audience'
  | 'unknown-key'
  | 'signature'
  | 'endorsement'
  | 'invalid';

/** How the SDK begins to say what an operator wants to tell apart; it knows no codes of its own. */
const SDK_WORDS: readonly (readonly [string, TokenProblem])[] = [
  ['The token has expired', 'expired'],
  ['jwt not active', 'not-yet-valid'],
  ['Unauthorized. Invalid AppId', 'audience'],
  ['Unauthorized. ServiceUrl', 'service-url'],
  ['Signing Key could not be retrieved', 'unknown-key'],
  ['invalid signature', 'signature'],
  ['Could not validate endorsement', 'endorsement'],
];

/** What the SDK found wrong with a token: `invalid` where it has no words of its own for it. */
export function problemFound(error: unknown): TokenProblem {
  const message = error instanceof Error ? error.message : '';
  return SDK_WORDS.find(([words]) => message.startsWith(words))?.[1] ?? 'invalid';
}
