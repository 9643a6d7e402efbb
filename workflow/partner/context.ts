import type { Actor, ActorReference, Person } from './actor.ts';
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
  /** Customers that may be the one of a long reservation under another name; see near-customers.ts. */
  readonly nearCustomers?: readonly LongCustomer[];
  /** Set if the actor takes their own handover back: whether it is the voucher's last change. */
  readonly takesBack?: { readonly isLast: boolean };
  /** The offers with a redeemed voucher; present for the registration in the payment tool. */
  readonly redeemedOffers?: readonly string[];
  /** The person named by a role command, if the roster knows them. */
  readonly rosterPerson?: Person;
  /** Derived from the voucher's history; present for the commands that read it. */
  readonly past?: Past;
}

/** A customer with a long engagement. */
export interface LongCustomer {
  readonly engagement: string;
  /** See `customerKey`. */
  readonly key: string;
  readonly organisation: string;
  /** The domain of the contact, or the whole address if anybody can have one of the domain. */
  readonly mail: string;
}

/** Facts from the history of a voucher that its state does not have, for `undo` and `correct`. */
export interface Past {
  /** The last entry in effect that can be taken back. */
  readonly undoable?: UndoableEntry;
  /** The last step in effect, corrections and handovers apart. */
  readonly lastStep?: Entry & {
    /** The part of the voucher that it entered. */
    readonly part?: string;
  };
}

export interface Entry {
  /** The type of the event. */
  readonly type: string;
  readonly by: ActorReference;
}

export interface UndoableEntry extends Entry {
  readonly sequence: number;
  readonly at: Instant;
  /** The fields of the voucher that taking it back changes, with their values afterwards. */
  readonly restored: Readonly<Record<string, unknown>>;
  /** The fields that taking it back removes. */
  readonly removed: readonly string[];
  /** The type of a later event from outside that would lose its meaning. */
  readonly neededBy?: string;
}
