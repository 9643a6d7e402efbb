import type { OutboxRow } from '../workflow/records/records.ts';

export function outboxLine(row: OutboxRow): string {
  const { attempts, because, dueAt, kind, outboxId, tenantId, voucherId } = row;
  return [outboxId, kind, voucherId ?? '-', `tenant ${tenantId}`, `due ${dueAt}`, tries(attempts)]
    .concat(because === undefined ? [] : [because])
    .join('  ');
}

/** All that may be printed of a row: never whose address it goes to. */
export function outboxDetails(row: OutboxRow): string {
  const { readerEmail, readerId, ...shown } = row;
  const reader = readerId === undefined ? readerEmail && 'named by e-mail' : 'known';
  return JSON.stringify({ ...shown, reader: reader ?? 'every card of the voucher' }, undefined, 2);
}

const tries = (attempts: number): string =>
  `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
