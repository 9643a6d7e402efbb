import type { Actor, Person } from './actor.ts';
import type { Day, Instant } from '../kernel/day.ts';
import type { Partner } from './partner.ts';
import type { Programme } from '../programme/definition.ts';

/** Everything a rule may look at besides the voucher and the command. */
export interface Context {
  readonly actor: Actor;
  readonly partner: Partner;
  readonly programme: Programme;
  readonly now: Instant;
  /** The day it is in the partner's time zone. */
  readonly today: Day;
  readonly timeZone: string;
  /** The voucher that is asked for, known or not yet. */
  readonly voucherId?: string;
  /** The voucher that holds the claim this command needs, when it is another one. */
  readonly claimHeldBy?: string;
  /** Whom a command on the team means, as far as the roster has told. */
  readonly rosterPerson?: Person;
}
