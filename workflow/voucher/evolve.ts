import type { VoucherEvent } from './events.ts';
import type { Voucher } from './voucher.ts';

/** A stored history that no rule could have written: the store was changed from outside. */
class BrokenHistory extends Error {
  readonly code = 'broken-history';
  constructor(first: string) {
    super(`a voucher's history cannot begin with ${first}`);
    this.name = 'BrokenHistory';
  }
}

export interface VoucherKey {
  readonly tenantId: string;
  readonly voucherId: string;
}

/**
 * The voucher after an event. Only `assigned` can be the first; the rest need a voucher, and
 * `decide` never emits them without one.
 */
export function evolve(
  voucher: Voucher | undefined,
  event: VoucherEvent,
  key: VoucherKey,
): Voucher {
  if (event.type === 'assigned') {
    const { type: _type, ...facts } = event;
    const stated =
      event.source === 'event'
        ? { assignee: event.assignee, expiresOn: event.expiresOn }
        : { expiresOn: event.expiresOn };
    return { ...key, ...facts, stated, revision: 1, status: 'assigned' };
  }
  if (voucher === undefined) throw new BrokenHistory(event.type);
  return { ...voucher, ...changes(voucher, event), revision: voucher.revision + 1 };
}

/** The voucher that a history adds up to. */
export function replay(events: readonly VoucherEvent[], key: VoucherKey): Voucher | undefined {
  return events.reduce<Voucher | undefined>(
    (voucher, event) => evolve(voucher, event, key),
    undefined,
  );
}

type LaterEvent = Exclude<VoucherEvent, { type: 'assigned' }>;

function changes(voucher: Voucher, event: LaterEvent): Partial<Voucher> {
  switch (event.type) {
    case 'assignment-confirmed':
      return { source: 'event', stated: { ...voucher.stated, assignee: event.assignee } };
    case 'facts-corrected': {
      const { type: _type, ...facts } = event;
      return { ...facts, source: 'event' };
    }
    case 'reassigned':
      return { assignee: event.assignee };
    case 'assignee-identified': {
      const assignee = { ...voucher.assignee, personId: event.personId };
      const { stated } = voucher;
      return stated.assignee !== undefined && stated.assignee.email === assignee.email
        ? { assignee, stated: { ...stated, assignee } }
        : { assignee };
    }
    case 'expiry-changed':
      return event.revived
        ? {
            expiresOn: event.expiresOn,
            status: voucher.statusBeforeExpiry ?? 'assigned',
            statusBeforeExpiry: undefined,
          }
        : { expiresOn: event.expiresOn };
    case 'validated':
      return { validatedOn: event.on };
    case 'reserved': {
      const { type: _type, ...reservation } = event;
      return { status: 'reserved', reservation };
    }
    case 'rescheduled': {
      const { type: _type, ...dates } = event;
      return voucher.reservation ? { reservation: { ...voucher.reservation, ...dates } } : {};
    }
    case 'released':
      return { status: 'assigned', reservation: undefined, validatedOn: undefined };
    case 'report-submitted': {
      const { type: _type, ...report } = event;
      return { status: 'reported', report };
    }
    case 'redeemed':
      return {
        status: 'redeemed',
        redeemedOn: event.on,
        redemptionReference: event.confirmationReference,
      };
    case 'payment-requested': {
      const { type: _type, ...request } = event;
      return { payment: { ...request, status: 'requested' } };
    }
    case 'payment-status-changed':
      return voucher.payment
        ? {
            payment: {
              ...voucher.payment,
              status: event.status,
              reference: event.reference ?? voucher.payment.reference,
              reason: event.reason,
            },
          }
        : {};
    case 'expired':
      return { status: 'expired', statusBeforeExpiry: voucher.status };
  }
}
