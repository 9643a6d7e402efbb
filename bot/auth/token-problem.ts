/** Reason for the log. The response is the same 401 for each. */
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

/** Beginnings of the SDK's error messages: the SDK has no codes. */
const SDK_MESSAGES: readonly (readonly [string, TokenProblem])[] = [
  ['The token has expired', 'expired'],
  ['jwt not active', 'not-yet-valid'],
  ['Unauthorized. Invalid AppId', 'audience'],
  ['Unauthorized. ServiceUrl', 'service-url'],
  ['Signing Key could not be retrieved', 'unknown-key'],
  ['invalid signature', 'signature'],
  ['Could not validate endorsement', 'endorsement'],
];

/** Problem that the SDK found; `invalid` for an unknown message. */
export function sdkProblem(error: unknown): TokenProblem {
  const message = error instanceof Error ? error.message : '';
  return SDK_MESSAGES.find(([words]) => message.startsWith(words))?.[1] ?? 'invalid';
}
