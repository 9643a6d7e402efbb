import type { Actor, Person } from './actor.ts';
import type { Day, Instant } from '../kernel/day.ts';
import type { Partner } from './partner.ts';
import type { Programme } from '../programme/definition.ts';

/** The input of the rules, apart from the voucher and the command. */
export interface Context {
  readonly actor: Actor;
  readonly partner: Partner;
  readonly programme: Programme;
  readonly now: Instant;
  /** Today in the partner's time zone. */
  readonly today: Day;
  readonly timeZone: string;
  /** The requested voucher; it may not exist yet. */
  readonly voucherId?: string;
  /** Another voucher that has the claim which this command needs. */
  readonly claimHeldBy?: string;
  /** The person named by a role command, if the roster knows them. */
  readonly rosterPerson?: Person;
}
