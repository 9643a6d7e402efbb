import type { Day, Instant } from '../kernel/day.ts';
import type { Level, Role } from '../programme/definition.ts';

export interface Evidence {
  /** A certificate number, a link or a file name. */
  readonly reference: string;
  readonly from: Day;
  /** Last day; absent: without end. */
  readonly validUntil?: Day;
}

export interface HeldCompetency extends Evidence {
  readonly competency: string;
  readonly level: Level;
}

export interface Assessment extends Evidence {
  /** Person id. */
  readonly consultant: string;
  readonly competency: string;
  readonly exam: string;
}

export interface Agreement {
  readonly version: string;
  readonly signedBy: string;
  readonly signedOn: Day;
  readonly guidelinesReadOn: Day;
}

export interface Enrolment {
  readonly offer: string;
  readonly enrolledBy: string;
  readonly enrolledOn: Day;
  /** Last day, included (docs/programme-rules.md#yearly-renewal). */
  readonly validUntil: Day;
}

export interface Location {
  /** MPN location ID. */
  readonly location: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly name: string;
}

export interface BusinessProfile {
  readonly companyName: string;
  readonly description: string;
  readonly website?: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly countries: readonly string[];
  readonly offersShown: readonly string[];
  readonly updatedOn: Day;
}

/** The confirmation of a registration in the payment tool. */
export interface SavbRegistration {
  readonly confirmedBy: string;
  readonly confirmedOn: Day;
  readonly reference: string;
}

export interface Member {
  /** Entra object id, or `email:<address>` until the person first uses the bot. */
  readonly personId: string;
  readonly name: string;
  readonly email?: string;
  readonly roles: readonly Role[];
}

/** A person without a role who waits for one, or was declined. */
export interface RoleRequest {
  readonly personId: string;
  readonly name: string;
  readonly email?: string;
  /** Identifies the request. */
  readonly at: Instant;
  readonly declinedOn?: Day;
}

export type FormerMember = Omit<Member, 'roles'>;

/** The partner of a tenant: records of steps 1 to 3, and the team. */
export interface Partner {
  readonly tenantId: string;
  /** Number of its events. */
  readonly revision: number;
  readonly trainings: readonly Evidence[];
  readonly competencies: readonly HeldCompetency[];
  readonly assessments: readonly Assessment[];
  readonly agreement?: Agreement;
  readonly enrolments: readonly Enrolment[];
  readonly profile?: BusinessProfile;
  readonly locations: readonly Location[];
  /** Removed locations; existing reservations keep them. */
  readonly formerLocations?: readonly Location[];
  readonly members: readonly Member[];
  /** People without a role any more; histories and vouchers name them. */
  readonly formerMembers?: readonly FormerMember[];
  /** At most one for each person; none are stored by earlier builds. */
  readonly roleRequests?: readonly RoleRequest[];
  /** Counts for every offer: one of an earlier build, or imported without an offer. */
  readonly savbRegistration?: SavbRegistration;
  /** Required before the first payment request of each offer; by the offer's code. */
  readonly savbByOffer?: Readonly<Record<string, SavbRegistration>>;
  readonly firstSeenAt?: Instant;
}

export function newPartner(tenantId: string): Partner {
  return {
    tenantId,
    revision: 0,
    trainings: [],
    competencies: [],
    assessments: [],
    enrolments: [],
    locations: [],
    members: [],
  };
}
