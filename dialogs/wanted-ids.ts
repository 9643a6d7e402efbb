import { voucherIdFrom } from '../workflow/programme/voucher-id.ts';
import type { FilledIn } from './step-dialog.ts';

/** Voucher IDs from the form or the sentence; a form for one voucher has the ID on its button. */
export function wantedIds({ values, voucherId }: Partial<FilledIn>): readonly string[] {
  const several = (values?.voucherIds ?? '').split(',').map(voucherIdFrom);
  const ids = several.filter((id) => id !== '');
  if (ids.length > 0) return [...new Set(ids)];
  return voucherId === undefined ? [] : [voucherId];
}
