import type { IndexValues } from '../kernel/ports.ts';
import type { Programme } from '../programme/definition.ts';
import { dueIndex } from './due.ts';
import { paymentGroup } from './payment-group.ts';
import { sortKeyOf } from './sort-key.ts';
import type { Voucher } from './voucher.ts';

export function voucherIndex(voucher: Voucher, programme: Programme): IndexValues {
  return {
    status: voucher.status,
    offer: voucher.offer,
    expiresOn: voucher.expiresOn,
    place: sortKeyOf(voucher),
    ...dueIndex(voucher, programme),
    payment: voucher.payment && paymentGroup(voucher.payment),
    voucherId: voucher.voucherId,
    assigneeId: voucher.assignee.personId,
    consultantId: voucher.reservation?.consultant,
    readerId: voucher.assignee.email,
  };
}
