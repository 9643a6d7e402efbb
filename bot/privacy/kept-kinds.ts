/**
 * Every kind of document of a tenant that can name a person, in its id or its body, and how an
 * erasure changes one that does: `rewrite` puts a pseudonym in the person's place, `drop` deletes
 * what is theirs or expires anyway.
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
  receipt: 'drop',
} as const satisfies Readonly<Record<string, 'rewrite' | 'drop'>>;

export type KeptKind = keyof typeof KEPT_KINDS;

export const KINDS = Object.keys(KEPT_KINDS) as readonly KeptKind[];
