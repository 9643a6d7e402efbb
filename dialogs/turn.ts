import type { TurnContext } from 'botbuilder';
import type { Card, FormState } from '../cards/kit/card.ts';
import type { Translator } from '../locales/translator.ts';
import type { Actor, Person, RolePolicy } from '../workflow/partner/actor.ts';
import type { Check } from '../workflow/kernel/checks.ts';
import type { Desk } from '../workflow/desk/desk.ts';
import type { Day, Instant } from '../workflow/kernel/day.ts';
import type { PartnerOutcome, VoucherOutcome } from '../workflow/desk/outcome.ts';
import type {
  HandBackRequest,
  HandoverRequest,
  ImportAnnouncement,
  PartnerRequest,
  VoucherRequest,
} from '../workflow/desk/requests.ts';
import type { HandoverOutcome } from '../workflow/desk/hand-over-several.ts';
import type { Inbox } from '../workflow/inbox/inbox.ts';
import type { PartnerEvent } from '../workflow/partner/commands/catalogue.ts';
import type { Partner } from '../workflow/partner/partner.ts';
import type { People } from '../workflow/people/people.ts';
import type { Clock, Ids } from '../workflow/kernel/ports.ts';
import type { Action, Programme } from '../workflow/programme/definition.ts';
import type { Reader } from '../workflow/records/reader.ts';
import type { Voucher } from '../workflow/voucher/voucher.ts';

/** Shared by all turns of the process. */
export interface Services {
  readonly desk: Pick<
    Desk,
    'changeVoucher' | 'changePartner' | 'handOver' | 'handBack' | 'announceImport'
  >;
  readonly reader: Reader;
  readonly people: People;
  /** A desk on the same store whose changes are not stored; for a trial of commands. */
  readonly trial: () => {
    readonly desk: Pick<Desk, 'changeVoucher' | 'changePartner' | 'announceImport'>;
    partner(tenantId: string): Promise<Partner>;
  };
  /** Tables from messages, stored until their import is confirmed. */
  readonly pasted: PastedTables;
  /** Links to files for one person, valid for ten minutes. */
  readonly downloads: DownloadLinks;
  readonly calendarFeeds: CalendarFeedLinks;
  /** Events that wait for an admin. */
  readonly inbox: Pick<Inbox, 'listParked' | 'resolveParked'>;
  readonly programme: Programme;
  readonly clock: Clock;
  readonly ids: Ids;
  /** IANA name of the partner's time zone. */
  readonly timeZone: string;
  readonly rolePolicy: RolePolicy;
  /** App id of the bot in Teams; undefined in local mode. */
  readonly botId?: string;
}

export type PastedTable = { readonly rows: readonly (readonly string[])[] };

export interface PastedTables {
  /** @returns the id under which `find` returns the tables, for one hour */
  keep(tenantId: string, personId: string, tables: readonly PastedTable[]): Promise<string>;
  /** Undefined for another person, an unknown id, and after the hour. */
  find(tenantId: string, personId: string, id: string): Promise<readonly PastedTable[] | undefined>;
}

export interface DownloadLinks {
  offer(download: {
    readonly tenantId: string;
    readonly personId: string;
    readonly locale: string;
    /** Limits the export to one voucher. */
    readonly voucherId?: string;
  }): Promise<
    | Readonly<
        Record<'xlsx' | 'vouchers.csv' | 'payments.csv' | 'history.csv' | 'calendar.ics', string>
      >
    | undefined
  >;
}

/** Personal calendar feeds: links without a sign-in, one per person. */
export interface CalendarFeedLinks {
  /** Undefined if the person has none. */
  current(tenantId: string, personId: string): Promise<{ readonly createdAt: Instant } | undefined>;
  /**
   * Creates the feed or replaces its link, which is returned this once.
   * @returns undefined if the click has created it before, or without a public URL
   */
  create(tenantId: string, personId: string, commandId: string): Promise<string | undefined>;
  revoke(tenantId: string, personId: string): Promise<void>;
}

/** The values of a form by input id; clients send all of them as text. */
export type Values = Readonly<Record<string, string>>;

/** A click on a card's button. Its data is untrusted: person, tenant and rights come from elsewhere. */
export interface Click {
  readonly verb: string;
  readonly voucherId?: string;
  /** The revision that the card showed. */
  readonly revision?: number;
  /**
   * On every button of a form, unique per form shown: a second click has no second effect. A button
   * without one only opens or shows something.
   */
  readonly commandId?: string;
  readonly values: Values;
  /** Other data of the button, e.g. the page of a list. */
  readonly extra: Values;
}

/** The meaning of typed text, which the bot finds before it runs a dialog. */
export type Utterance =
  | { readonly kind: 'cancel' }
  /** Another step replaces the open one. */
  | { readonly kind: 'step'; readonly dialogId: string; readonly options: StepOptions }
  /** A voucher ID and nothing else. */
  | { readonly kind: 'voucher-id'; readonly voucherId: string }
  | { readonly kind: 'unknown' };

/** The state of a step's waterfall; a filled slot is not asked for. */
export interface StepOptions {
  voucherId?: string;
  /** The typed values. */
  values?: Values;
  /** `values` are from an e-mail: only what it states is prefilled. */
  mail?: MailRead;
  /** `values` are a submitted form, executed without another prompt. */
  submitted?: boolean;
  /** The revision that the form was filled in for. */
  revision?: number;
  commandId?: string;
  /** The unmet checks, shown once next to their inputs. */
  refused?: readonly Check[];
  /** The person can declare that the step is already done at Microsoft; see `FormState`. */
  alreadyDone?: FormState['alreadyDone'];
  /** The bookings that the open form was checked against. */
  planning?: Planning;
  /** Begun from a card or form of a voucher, which is shown again afterwards. */
  back?: Back;
  /** Begun from the list of a new company: the form of the next open task follows. */
  guided?: boolean;
  /** Recorded by the form before, and shown once above this one. */
  done?: readonly PartnerEvent[];
}

/** Bookings that a form has read, kept in the dialog so that its submission needs no query. */
export interface Planning {
  readonly serviceLevel: number;
  readonly country: string;
  /** First and last day of the bookings of each consultant. */
  readonly booked: Readonly<Record<string, readonly (readonly [Day, Day])[]>>;
  /** Bookings that begin on this day or later may be missing. */
  readonly until?: Day;
}

export interface Back {
  /** The step of the voucher, or `status` for its card. */
  readonly to: string;
  /** The typed values of the step's form. */
  readonly values?: Values;
}

export interface MailRead {
  /** Names of the inputs with a value in the mail. */
  readonly fields: readonly string[];
  /** The end of the mail was cut off. */
  readonly isCut: boolean;
}

export interface ShownVoucher {
  readonly voucherId: string;
  readonly revision: number;
}

/** One activity to answer: sender, language and ways to reply. */
export interface Turn {
  readonly tenantId: string;
  readonly person: Person;
  /** A language of `locales/`. */
  readonly language: string;
  readonly t: Translator;
  /** Without reader and desk, so that everything read is checked for the right. */
  readonly services: Omit<Services, 'desk' | 'reader'>;
  readonly click?: Click;
  readonly utterance?: Utterance;
  /**
   * Set where others see the answer too: Teams user ids of those with a view of their own; empty if
   * the bot is not known to be a member.
   */
  readonly amongOthers?: { readonly userIds: readonly string[] };
  /** Passed on to desk, store and log. */
  readonly correlationId?: string;
  /** The person with the roles stored now. */
  actor(): Promise<Actor>;
  /** True if the person has the right, at least for some vouchers. */
  may(action: Action): Promise<boolean>;
  /**
   * Asks the admins for a role.
   * @returns `asked`, `open` or `declined` as the request now is, `known` if the person has a role,
   * or `unproven` if the roster does not prove that the person belongs to the tenant
   */
  askForRole(): Promise<'asked' | 'open' | 'declined' | 'known' | 'unproven'>;
  /** The unmet check of a right: why the person lacks it, and who has it. */
  missingRight(action: Action): Promise<Check>;
  /** @throws MayNot unless the person has the right, at least for some vouchers */
  requireRight(action: Action): Promise<void>;
  /**
   * The partner as stored, read once a turn.
   * @throws MayNot without the right to read
   */
  partner(): Promise<Partner>;
  /**
   * A voucher of the tenant, read once a turn; undefined for an unknown ID.
   * @throws MayNot without the right to read, even for an unknown ID
   */
  voucher(voucherId: string): Promise<Voucher | undefined>;
  /**
   * Lists, histories and figures of the partner.
   * @throws MayNot without the right to read
   */
  reader(): Promise<Reader>;
  /**
   * Loads the names of people that records mention, before a card shows them; those of vouchers
   * read by `voucher` are loaded with it.
   */
  mention(...records: readonly unknown[]): Promise<void>;
  /**
   * Passes a command to the desk and keeps the state it returns for the rest of the turn.
   * @throws MayNot if the person may not see the outcome
   */
  changeVoucher(request: VoucherRequest): Promise<VoucherOutcome>;
  /** The same for a command on the partner's own records. */
  changePartner(request: PartnerRequest): Promise<PartnerOutcome>;
  /**
   * Hands several vouchers over; see {@link Desk.handOver}.
   * @throws MayNot unless the person may hand over some vouchers
   */
  handOver(request: HandoverRequest): Promise<HandoverOutcome>;
  /** See {@link Desk.announceImport}. */
  announceImport(request: ImportAnnouncement): Promise<void>;
  /** Takes a handover of several back; see {@link Desk.handBack}. */
  handBack(request: HandBackRequest): Promise<HandoverOutcome>;
  /**
   * Answers with a card: replaces the clicked card, or sends a new one.
   * @param shows the voucher of the card, which becomes its tracked card
   */
  show(card: Card, shows?: ShownVoucher): Promise<void>;
  /** Answers with text; a clicked card stays unchanged. */
  tell(text: string): Promise<void>;
}

const TURN = Symbol('turn');

/** Puts the turn on the SDK's context, where every dialog reads it. */
export function setTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(TURN, turn);
}

/** @throws NoTurn unless `setTurn` was called for the context */
export function turnOf(context: TurnContext): Turn {
  const turn = context.turnState.get<Turn | undefined>(TURN);
  if (turn === undefined) throw new NoTurn();
  return turn;
}

/** A dialog ran on a context without a turn: a fault in the wiring. */
class NoTurn extends Error {
  readonly code = 'no-turn';
  constructor() {
    super('the context carries no turn; setTurn belongs before the dialogs run');
    this.name = 'NoTurn';
  }
}
