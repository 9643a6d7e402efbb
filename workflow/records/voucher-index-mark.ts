import type { Documents, Partition } from '../kernel/ports.ts';
import { stateKey } from './records.ts';

/** Increment when the fields of the voucher index change. */
export const VOUCHER_INDEX_VERSION = 4;

export const VOUCHER_INDEX_MARK: Partition = { tenantId: 'desk', aggregateId: 'voucher-index' };

/** The present state of the vouchers' index. */
export interface VoucherIndexMark {
  readonly madeFor: string;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  /** True after the second pass, when no former release runs any more. */
  readonly settled: boolean;
  /** The version whose fields all vouchers have; absent in marks of earlier builds. */
  readonly complete?: number;
}

/** True if the index of every voucher has all fields of this build. */
export async function isIndexComplete(documents: Documents): Promise<boolean> {
  const mark = await documents.read<VoucherIndexMark>(stateKey(VOUCHER_INDEX_MARK));
  return mark?.body.complete === VOUCHER_INDEX_VERSION;
}
