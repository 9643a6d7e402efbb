/**
 * Every kind of document of a tenant that can name a person, and what her erasure does with one that
 * does: `rewrite` puts a pseudonym in her place, `drop` deletes what is hers or soon gone anyway.
 * Receipts and webhook records hold hashes and ids of requests only.
 */
export const KEPT_KINDS = {
  partner: 'rewrite',
  voucher: 'rewrite',
  event: 'rewrite',
  parked: 'rewrite',
  'living-card': 'rewrite',
  person: 'drop',
  email: 'drop',
  outbox: 'rewrite',
  'outbox-done': 'drop',
  conversation: 'drop',
  download: 'drop',
} as const satisfies Readonly<Record<string, 'rewrite' | 'drop'>>;

export type KeptKind = keyof typeof KEPT_KINDS;

export const KINDS = Object.keys(KEPT_KINDS) as readonly KeptKind[];
