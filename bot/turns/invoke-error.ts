export interface InvokeBody {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

/** The body that tells a client, with HTTP 200, that its invoke failed; the client shows the message. */
export function invokeError(statusCode: 400 | 500, message: string): InvokeBody {
  const code = statusCode === 400 ? 'BadRequest' : 'InternalServerError';
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } };
}
