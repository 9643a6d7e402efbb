/**
 * What a route answers. The body is JSON, short, and never repeats what came in; bytes are a file,
 * whose type the headers tell.
 */
export interface HttpResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Why, for the log; never sent. */
  readonly because?: string;
  /** Under which a refusal is logged; absent: `http-refused`. */
  readonly event?: 'token-refused' | 'tenant-refused';
  /** The sender proved who it is: its address is not charged for the refusal. */
  readonly proven?: true;
}

/** An answer that turns a request away with a code the sender can act on. */
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
