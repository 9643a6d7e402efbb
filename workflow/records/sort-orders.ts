import type { IndexField } from '../kernel/ports.ts';

/** The sort orders of a kind of document, for adapters with one index per order. */
export interface KindLists {
  /**
   * Document ids begin with the kind and a colon, so the documents of one aggregate can be listed
   * by id without an index.
   */
  readonly byId?: true;
  /**
   * Orders within a tenant, then by key. The last field orders a page; earlier fields are compared
   * with one value each. Documents that lack one of the fields are left out. The order without
   * fields has all documents, by key.
   */
  readonly inTenant?: readonly (readonly IndexField[])[];
  /** Orders over all tenants, then by tenant and key. */
  readonly acrossTenants?: readonly (readonly IndexField[])[];
  /** Fields by which each order can be filtered without reading the documents left out. */
  readonly filters?: readonly IndexField[];
  /** Further such fields, of the orders that end with this field. */
  readonly filtersOf?: Readonly<Partial<Record<IndexField, readonly IndexField[]>>>;
}

export const LISTS: Readonly<Record<string, KindLists>> = {
  voucher: {
    inTenant: [
      [],
      ['place'],
      ['customer', 'place'],
      ['due'],
      ['endsOn'],
      ['startsOn'],
      ['readerId'],
    ],
    filters: ['status', 'assigneeId', 'consultantId'],
    filtersOf: {
      due: ['endsOn'],
      place: [
        'offer',
        'expiresOn',
        'endsOn',
        'country',
        'engagement',
        'firstDay',
        'lastDay',
        'assignedOn',
        'redeemedOn',
        'paidOn',
        'invoice',
        'paymentStatus',
        'customer',
        'voucherId',
      ],
    },
  },
  event: { byId: true, inTenant: [[]] },
  outbox: {
    byId: true,
    inTenant: [['dueAt'], ['readerId', 'status']],
    acrossTenants: [['dueAt'], ['status', 'createdAt']],
  },
  parked: { byId: true, inTenant: [[], ['createdAt']], acrossTenants: [['createdAt']] },
  'living-card': { byId: true },
  person: { inTenant: [['status']] },
  'voucher-wake': { acrossTenants: [['wakeOn']] },
  'partner-wake': { acrossTenants: [['wakeOn']] },
};
