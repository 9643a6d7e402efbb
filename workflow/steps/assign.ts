import { coded, day, type Facts } from '../kernel/facts.ts';
import type { AssignedFacts } from '../voucher/assigned-facts.ts';
import { samePerson } from '../voucher/assignee.ts';
import { assignmentChecks } from '../voucher/checks/assignment-checks.ts';
import { differences } from '../voucher/checks/compare-assignments.ts';
import type { Assignee, Voucher } from '../voucher/voucher.ts';
import { command, event } from './step.ts';
import { account, factsOf } from './account.ts';
import { reassigned } from './reassign.ts';

type Assigned = AssignedFacts & Pick<Voucher, 'source'>;

/** The first event of every voucher. */
export const assigned = event<Assigned>({
  reversal: 'correct',
  part: 'registration',
  evolve: (_voucher, facts) => newVoucher(facts),
  facts: (facts) => accountFacts(facts, facts.source === 'e-mail' ? 'mail' : facts.source),
});

export function newVoucher(facts: Assigned): Omit<Voucher, 'tenantId' | 'voucherId' | 'revision'> {
  const { assignee, expiresOn, source } = facts;
  const stated = source === 'event' ? { assignee, expiresOn } : { expiresOn };
  return { ...facts, stated, status: 'assigned' };
}

export function accountFacts(
  { offer, serviceLevel, customer, expiresOn }: AssignedFacts,
  source: 'event' | 'mail' | 'import',
): Facts {
  return {
    offer: coded('offer', offer),
    days: serviceLevel,
    organisation: customer.organisation,
    until: day(expiresOn),
    source,
  };
}

/**
 * Step 4: the customer has assigned a voucher. A repetition with the same facts has no effect; one
 * with other facts is refused with each difference, and an admin decides.
 */
export const assign = command({
  schema: account,
  right: 'register',
  from: ['customer', 'microsoft'],
  begins: true,
  checks(voucher, input, context) {
    const facts = factsOf(input, context);
    if (voucher === undefined) return assignmentChecks(facts, context);
    // Computed by the programme file, which may have changed since.
    const { expiresOn } = input.expiresAt === undefined ? voucher.stated : facts;
    return differences(voucher, { ...facts, expiresOn });
  },
  emits(voucher, input, context) {
    const facts = factsOf(input, context);
    if (voucher === undefined) return [{ type: 'assigned', source: 'event', ...facts } as const];
    if (voucher.source === 'event') return [];
    // The event confirms a voucher registered from an e-mail. The assignee it names takes the
    // voucher over if no step has been taken yet.
    const { assignee } = facts;
    const confirmed = { type: 'assignment-confirmed', assignee } as const;
    return voucher.status !== 'assigned' || samePerson(voucher.assignee, assignee)
      ? [confirmed]
      : [confirmed, { type: 'reassigned', assignee }];
  },
  events: {
    assigned,
    'assignment-confirmed': event<{ readonly assignee: Assignee }>({
      reversal: 'none',
      evolve: ({ stated }, { assignee }) => ({ source: 'event', stated: { ...stated, assignee } }),
      facts: () => ({}),
    }),
    reassigned,
  },
});
