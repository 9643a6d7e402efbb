import type { RolePolicy } from '../../workflow/partner/actor.ts';
import { startOfDay, type Day } from '../../workflow/kernel/day.ts';
import { Desk } from '../../workflow/desk/desk.ts';
import type { DeskOptions } from '../../workflow/desk/desk-options.ts';
import type { PartnerOutcome, VoucherOutcome } from '../../workflow/desk/outcome.ts';
import type { PartnerCommand } from '../../workflow/partner/commands/catalogue.ts';
import type { Clock, Documents, Partition } from '../../workflow/kernel/ports.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { Reader } from '../../workflow/records/reader.ts';
import type { Requester } from '../../workflow/desk/requests.ts';
import {
  catalogue,
  type VoucherCommand,
  type VoucherCommandName,
} from '../../workflow/steps/catalogue.ts';
import { commandOf, people, today } from './partner.ts';
import { numberedIds } from './numbered-ids.ts';
import { aStore } from './stores.ts';

/** The admin named in ADMINS, without a stored role. */
export const root: Requester = { kind: 'person', personId: people.nobody, name: 'Root' };
export const person = (personId: string): Requester => ({ kind: 'person', personId });
export const customer: Requester = { kind: 'customer' };

/** The real desk on a new store, with requests as forms and events send them. */
export interface TestDesk {
  /** For requests with a given command id or revision. */
  readonly desk: Desk;
  readonly documents: Documents;
  readonly reader: Reader;
  readonly tenantId: string;
  /** Sets the time to the morning of this day. */
  onDay(day: Day): void;
  partner(by: Requester, name: PartnerCommand['name'], values?: object): Promise<PartnerOutcome>;
  voucher(
    by: Requester,
    voucherId: string,
    name: VoucherCommandName,
    values?: object,
  ): Promise<VoucherOutcome>;
}

export interface TestDeskOptions {
  readonly programme?: Programme;
  readonly rolePolicy?: RolePolicy;
  /** Replaces the desk's own clock. */
  readonly clock?: Clock & { set(now: number): void };
  readonly documents?: Documents;
  readonly onOutbox?: (partition: Partition) => void;
  readonly onFreed?: DeskOptions['onFreed'];
}

export function aDesk(options: TestDeskOptions = {}): TestDesk {
  const timeZone = 'Europe/Berlin';
  const tenantId = 'contoso';
  const ids = numberedIds();
  const clock = options.clock ?? aClock();
  const onDay = (day: Day) => clock.set(Date.parse(startOfDay(day, timeZone)) + 9 * 60 * 60 * 1000);
  if (!options.clock) onDay(today);
  const documents = options.documents ?? aStore({ clock });
  const desk = new Desk({
    documents,
    programme: options.programme ?? defaultProgramme,
    clock,
    ids,
    timeZone,
    rolePolicy: options.rolePolicy ?? { admins: [people.nobody], everyoneIsAdmin: false },
    onOutbox: options.onOutbox,
    onFreed: options.onFreed,
  });
  const request = (by: Requester) => ({ tenantId, by, commandId: ids.next() });
  return {
    desk,
    documents,
    reader: new Reader(documents),
    tenantId,
    onDay,
    partner: (by, name, values) =>
      desk.changePartner({ ...request(by), command: commandOf(name, values) }),
    voucher: (by, voucherId, name, values = {}) => {
      const read = catalogue[name].schema.parse(values) as object;
      const command = { name, ...read } as VoucherCommand;
      return desk.changeVoucher({ ...request(by), voucherId, command });
    },
  };
}

/** `done`, or the codes of the unmet rules. */
export function short(outcome: PartnerOutcome | VoucherOutcome): string {
  return outcome.kind === 'refused'
    ? outcome.refused.map(({ code }) => code).join(' ')
    : outcome.kind;
}

function aClock(): Clock & { set(now: number): void } {
  let now = 0;
  return { now: () => now, set: (moment) => void (now = moment) };
}
