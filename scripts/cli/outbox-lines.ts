import { printableId } from '../../bot/outbox/queue/recipient-key.ts';
import type { OutboxRow } from '../../workflow/records/records.ts';

export function outboxLine(row: OutboxRow): string {
  const { attempts, because, dueAt, kind, tenantId, voucherId } = row;
  return [
    printableId(row),
    kind,
    voucherId ?? '-',
    `tenant ${tenantId}`,
    `due ${dueAt}`,
    tries(attempts),
  ]
    .concat(because === undefined ? [] : [because])
    .join('  ');
}

/** Omits the recipient's id and address, since the output may end up in a log. */
export function outboxDetails(row: OutboxRow): string {
  const { by, readerEmail, readerId, ...shown } = row;
  const reader = readerId === undefined ? readerEmail && 'named by e-mail' : 'known';
  return JSON.stringify(
    {
      ...shown,
      outboxId: printableId(row),
      ...(by && { by: by.kind }),
      reader: reader ?? 'every card of the voucher',
    },
    undefined,
    2,
  );
}

const tries = (attempts: number): string =>
  `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
