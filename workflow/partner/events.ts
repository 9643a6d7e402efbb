import type { Day } from '../kernel/day.ts';
import type { Role } from '../programme/definition.ts';
import type {
  Agreement,
  Assessment,
  BusinessProfile,
  Enrolment,
  Evidence,
  HeldCompetency,
  Location,
} from './partner.ts';

export type PartnerEvent =
  | ({ readonly type: 'training-recorded' } & Evidence)
  | ({ readonly type: 'competency-recorded' } & HeldCompetency)
  | ({ readonly type: 'assessment-recorded' } & Assessment)
  | ({ readonly type: 'agreement-signed' } & Agreement)
  | ({ readonly type: 'enrolled' } & Enrolment)
  | ({ readonly type: 'profile-updated' } & BusinessProfile)
  | ({ readonly type: 'location-added' } & Location)
  | { readonly type: 'location-removed'; readonly location: string }
  | {
      readonly type: 'role-granted';
      readonly personId: string;
      readonly name: string;
      readonly email?: string;
      readonly role: Role;
    }
  | { readonly type: 'role-withdrawn'; readonly personId: string; readonly role: Role }
  /** A member granted by e-mail has spoken to the bot. */
  | {
      readonly type: 'member-identified';
      readonly email: string;
      readonly personId: string;
      readonly name: string;
    }
  | {
      readonly type: 'savb-registered';
      readonly confirmedBy: string;
      readonly confirmedOn: Day;
      readonly reference: string;
    };
