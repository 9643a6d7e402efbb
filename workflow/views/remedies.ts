import type { CheckCode } from '../kernel/check-codes.ts';
import type { Check } from '../kernel/checks.ts';
import { moduleOf, type PartnerStepName } from '../partner/commands/catalogue.ts';
import type { Context } from '../partner/context.ts';
import type { Member } from '../partner/partner.ts';
import { mayAct } from '../partner/permissions.ts';
import type { Role } from '../programme/definition.ts';

/** A command on the partner's records that meets a check. */
export interface Remedy {
  readonly step: PartnerStepName;
  /** True if the reader has the right. */
  readonly mine: boolean;
  /** Names of the members who have it. */
  readonly who: readonly string[];
}

const STEPS: Readonly<Partial<Record<CheckCode, PartnerStepName>>> = {
  'compliance-training-valid': 'record-training',
  'guidelines-read': 'sign-agreement',
  'agreement-signed': 'sign-agreement',
  'eligible-to-sign': 'record-competency',
  'enrolled-in-offer': 'enrol',
  'competency-held': 'record-competency',
  'consultant-qualified': 'record-assessment',
  'location-known': 'add-location',
  'location-in-country': 'add-location',
  'location-available': 'add-location',
};

/** Undefined if the check is not about the partner's records. */
export function remedyOf({ code, facts }: Check, context: Context): Remedy | undefined {
  if (code === 'consultant-available')
    return remedy(facts['state'] === 'none' ? 'grant-role' : 'record-assessment', context);
  const step = STEPS[code];
  return step && remedy(step, context);
}

export function remedy(
  step: PartnerStepName,
  { actor, partner, programme }: Pick<Context, 'actor' | 'partner' | 'programme'>,
): Remedy {
  // The role to grant is the one of a consultant.
  const rights = moduleOf(step).actions({ role: 'consultant' satisfies Role });
  const may = (one: Context['actor']): boolean =>
    rights.every((right) => mayAct(one, right, programme, undefined));
  const able = partner.members.filter((member: Member) => may({ kind: 'person', ...member }));
  return { step, mine: may(actor), who: able.map(({ name }) => name) };
}
