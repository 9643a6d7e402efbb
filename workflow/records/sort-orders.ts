import type { IndexField } from '../kernel/ports.ts';

/**
 * How documents of a kind are looked through: in the order of these fields, the last of which a
 * page is ordered by, while the ones before it are each asked for by one value. Documents that lack
 * one of the fields are not in the list; without any field it holds all of the kind. For an adapter
 * that has to keep such lists; a question that no list answers is answered all the same, by looking
 * at everything.
 */
export interface KindLists {
  /**
   * The ids of its documents begin with its name and a colon: those of one aggregate stand together
   * there, and need no list.
   */
  readonly byId?: true;
  /**
   * Each within a tenant, then by place. The one without fields also serves all tenants, and what
   * is asked of one aggregate, unless that is found by the ids.
   */
  readonly inTenant?: readonly (readonly IndexField[])[];
  /** Each over all tenants, then by tenant and place: what the sweeper and the metrics ask for. */
  readonly acrossTenants?: readonly (readonly IndexField[])[];
}

/** The lists that are asked for, by kind of document. */
export const LISTS: Readonly<Record<string, KindLists>> = {
  voucher: {
    inTenant: [
      [],
      ['place'],
      ['status', 'place'],
      ['assigneeId', 'place'],
      ['assigneeId', 'status', 'place'],
      ['consultantId', 'place'],
      ['consultantId', 'status', 'place'],
      ['due'],
      ['assigneeId', 'due'],
      ['consultantId', 'due'],
      ['endsOn'],
      ['assigneeId', 'endsOn'],
      ['consultantId', 'endsOn'],
      ['startsOn'],
      ['assigneeId', 'startsOn'],
      ['consultantId', 'startsOn'],
      ['readerId'],
    ],
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
