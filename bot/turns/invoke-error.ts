export interface InvokeBody {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

/** Body of an invoke's HTTP 200 response that reports an error; the client shows the message. */
export function invokeError(statusCode: 400 | 500, message: string): InvokeBody {
  const code = statusCode === 400 ? 'BadRequest' : 'InternalServerError';
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } };
}
