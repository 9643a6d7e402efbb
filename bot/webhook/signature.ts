import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** How far the sender's clock may be from ours, both ways, in seconds. */
const TOLERANCE_SECONDS = 300;
/** A sender signs with each of its active secrets; more than this is somebody trying. */
const MAX_SIGNATURES = 16;

export interface SignedMessage {
  readonly id: string;
  /** As it came in the header. */
  readonly timestamp: string;
  readonly signatures: string;
  readonly body: string;
}

/** Why a message is not taken, for the log alone: all of it answers the same 401. */
export type SignatureProblem = 'timestamp-malformed' | 'timestamp-off' | 'signature-wrong';

/**
 * Checks messages against every active secret (Standard Webhooks). The time is checked here, since
 * the library knows no clock but the machine's; the signature itself is the library's work.
 */
export class SignatureCheck {
  readonly #secrets: readonly Webhook[];

  /** @param secrets `whsec_…`, as checked by the configuration */
  constructor(secrets: readonly string[]) {
    this.#secrets = secrets.map((secret) => new Webhook(secret));
  }

  /** Which secret the message is signed with, or what is wrong at the moment `now` (milliseconds). */
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
    // Compares each with each, so that the time does not show which secret matches.
    const matches = expected.map((one) => given.filter((other) => isSame(one, other)).length > 0);
    const secret = matches.indexOf(true);
    return secret < 0 ? { problem: 'signature-wrong' } : { secret };
  }
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
