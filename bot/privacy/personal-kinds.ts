/**
 * Kinds of a tenant's documents that can mention a person, in id or body. An erasure rewrites them
 * with the pseudonym, or drops those that belong to the person or expire anyway.
 */
export const PERSONAL_KINDS = {
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
  'calendar-feed': 'drop',
  handover: 'drop',
  'pasted-table': 'drop',
  receipt: 'drop',
} as const satisfies Readonly<Record<string, 'rewrite' | 'drop'>>;

export type PersonalKind = keyof typeof PERSONAL_KINDS;

export const KINDS = Object.keys(PERSONAL_KINDS) as readonly PersonalKind[];
