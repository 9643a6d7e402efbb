import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** Allowed clock difference to the sender, in both directions. */
const TOLERANCE_SECONDS = 300;
/** A sender signs with each of its active secrets; the limit bounds the work per request. */
const MAX_SIGNATURES = 16;

export interface SignedMessage {
  readonly id: string;
  /** Raw value of the header. */
  readonly timestamp: string;
  readonly signatures: string;
  readonly body: string;
}

/** Reason for the log. The response is the same 401 for each. */
export type SignatureProblem = 'timestamp-malformed' | 'timestamp-off' | 'signature-wrong';

/**
 * Verifies messages against every active secret (Standard Webhooks). The timestamp is checked here
 * because the library reads the machine's clock; signing is the library's.
 */
export class SignatureCheck {
  readonly #secrets: readonly Webhook[];

  /** @param secrets `whsec_…`, validated by the configuration */
  constructor(secrets: readonly string[]) {
    this.#secrets = secrets.map((secret) => new Webhook(secret));
  }

  /** Index of the secret that signed the message, or the problem. @param now milliseconds */
  check(
    message: SignedMessage,
    now: number,
  ): { readonly secret: number } | { readonly problem: SignatureProblem } {
    if (!/^\d{1,12}$/u.test(message.timestamp)) return { problem: 'timestamp-malformed' };
    const seconds = Number(message.timestamp);
    if (Math.abs(now / 1000 - seconds) > TOLERANCE_SECONDS) return { problem: 'timestamp-off' };
    const signedAt = new Date(seconds * 1000);
    const given = message.signatures.split(' ').slice(0, MAX_SIGNATURES);
    const expected = this.#secrets.map((secret) => secret.sign(message.id, signedAt, message.body));
    // Compares every pair, so that the time taken does not reveal which secret matches.
    const matches = expected.map((one) => given.filter((other) => isSame(one, other)).length > 0);
    const secret = matches.indexOf(true);
    return secret < 0 ? { problem: 'signature-wrong' } : { secret };
  }
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
