/**
 * Response of a route. An object is sent as JSON and never repeats the request; bytes are a file,
 * whose type is in the headers.
 */
export interface HttpResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Reason for the log; never sent. */
  readonly because?: string;
  /** Log event of a refusal; `http-refused` if absent. */
  readonly event?: 'token-refused' | 'tenant-refused';
  /** The sender was authenticated: the refusal does not count for its address. */
  readonly proven?: true;
}

/** A refusal with a code that the sender can act on. */
export function refusal(
  status: number,
  error: string,
  more: { readonly details?: object; readonly headers?: Record<string, string> } = {},
): HttpResponse {
  const body = { error, ...more.details };
  return more.headers
    ? { status, body, headers: more.headers, because: error }
    : { status, body, because: error };
}
