import type { IndexField } from '../kernel/ports.ts';

/** How the documents of a kind are looked through, for an adapter that keeps an index per order. */
export interface KindLists {
  /**
   * The ids of its documents begin with its name and a colon: those of one aggregate stand together
   * there, and need no list.
   */
  readonly byId?: true;
  /**
   * Orders within a tenant, then by key. A page is ordered by the last field; each field before it
   * is queried by one value. Documents that lack one of the fields are not in the list. The order
   * without fields is that of the keys and has all documents.
   */
  readonly inTenant?: readonly (readonly IndexField[])[];
  /** Orders over all tenants, then by tenant and key. */
  readonly acrossTenants?: readonly (readonly IndexField[])[];
  /** Fields that any order may be filtered by without reading the documents it leaves out. */
  readonly filters?: readonly IndexField[];
}

/** The lists that are asked for, by kind of document. */
export const LISTS: Readonly<Record<string, KindLists>> = {
  voucher: {
    inTenant: [[], ['place'], ['due'], ['endsOn'], ['startsOn'], ['readerId']],
    filters: ['status', 'assigneeId', 'consultantId'],
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
