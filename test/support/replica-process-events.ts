import { anAssignment, anEvent, type EventBody } from './signed-event.ts';

/** A voucher of a fault run and its events. */
export interface LoadVoucher {
  readonly tenantId: string;
  readonly voucherId: string;
  readonly managerId: string;
  /** The expiry in the event after the assignment. */
  readonly expiresAt?: string;
}

const hex = (number: number): string => number.toString(16).padStart(4, '0');

/** Vouchers of several tenants with their own project managers. */
export function loadVouchers(count: number): readonly LoadVoucher[] {
  const tenants = Math.min(4, Math.ceil(count / 25));
  const managers = Math.ceil(count / tenants / 50) + 3;
  return Array.from({ length: count }, (_, at) => {
    const [tenant, manager] = [at % tenants, Math.floor(at / tenants) % managers];
    return {
      tenantId: `00000000-0000-4000-8000-0000${hex(tenant)}0000`,
      voucherId: `LOAD-${String(at).padStart(6, '0')}`,
      managerId: `00000000-0000-4000-8000-0000${hex(tenant)}${hex(manager + 1)}`,
      ...(at % 3 === 0 && { expiresAt: '2020-12-24' }),
    };
  });
}

/** The events of a voucher in order, with their webhook ids. */
export function eventsOf(voucher: LoadVoucher): readonly (readonly [string, EventBody])[] {
  const { tenantId, voucherId, managerId, expiresAt } = voucher;
  const assignedTo = { aadObjectId: managerId };
  return [
    [`assigned-${voucherId}`, anAssignment({ tenantId, voucherId, assignedTo })],
    ...(expiresAt === undefined
      ? []
      : [
          [
            `expiry-${voucherId}`,
            anEvent('voucher.expiry_changed', { tenantId, voucherId, expiresAt }),
          ] as const,
        ]),
  ];
}
