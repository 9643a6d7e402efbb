import type { Dispatcher } from 'undici';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the whole of it, its answer read to the end. */
  readonly timeoutMs: number;
}

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** As much of the body as came. */
  readonly text: string;
}

/** No answer came in time. */
class TimedOut extends Error {
  readonly code = 'timed-out';
  constructor() {
    super('no answer came in time');
    this.name = 'TimedOut';
  }
}

/**
 * One request and its answer, without the stream and the abort signal that undici's own `request`
 * makes for each: answers here are small, and a timer that is cleared costs next to nothing.
 * @throws TimedOut, or what undici and the system raise, when no answer has begun
 */
export function exchange(
  dispatcher: Dispatcher,
  { method, url, headers, body, timeoutMs }: Request,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let begun: Omit<Answer, 'text'> | undefined;
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
          // It has waited for a connection for too long: nobody waits for it any more.
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
