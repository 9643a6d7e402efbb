import type { Dispatcher } from 'undici';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Until the response was read to its end. */
  readonly timeoutMs: number;
}

export interface RawResponse {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** Received part of the body; it may be cut off. */
  readonly text: string;
}

/** The response did not begin before the timeout. */
class TimedOut extends Error {
  readonly code = 'timed-out';
  constructor() {
    super('no response before the timeout');
    this.name = 'TimedOut';
  }
}

/**
 * Sends one request and reads its small response. Cheaper than undici's `request`, which creates a
 * stream and an abort signal for each.
 * @throws TimedOut, or an error of undici or the system, if no response has begun
 */
export function exchange(
  dispatcher: Dispatcher,
  { method, url, headers, body, timeoutMs }: Request,
): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let begun: Omit<RawResponse, 'text'> | undefined;
    let late: TimedOut | undefined;
    const chunks: Buffer[] = [];
    const end = (error?: Error): void => {
      clearTimeout(timer);
      if (begun) resolve({ ...begun, text: Buffer.concat(chunks).toString('utf8') });
      else reject(error ?? new TimedOut());
    };
    const timer = setTimeout(() => {
      late = new TimedOut();
      if (controller) controller.abort(late);
      else end(late);
    }, timeoutMs);
    dispatcher.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method, headers, body },
      {
        onRequestStart(started) {
          controller = started;
          // The timeout passed while the request waited for a connection.
          if (late) started.abort(late);
        },
        onResponseStart(_controller, status, received) {
          const header = received['retry-after'];
          begun = { status, retryAfter: typeof header === 'string' ? header : undefined };
        },
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd: () => end(),
        onResponseError: (_controller, error) => end(error),
      },
    );
  });
}
