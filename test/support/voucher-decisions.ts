import { isRefusal, type Check } from '../../workflow/kernel/checks.ts';
import type { Context } from '../../workflow/partner/context.ts';
import type { Partner } from '../../workflow/partner/partner.ts';
import {
  catalogue,
  moduleOf,
  type VoucherCommand,
  type VoucherCommandName,
} from '../../workflow/steps/catalogue.ts';
import { decideVoucher } from '../../workflow/steps/decide-voucher.ts';
import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import { evolve } from '../../workflow/steps/evolve.ts';
import { pastOf } from '../../workflow/steps/past.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { actorOf, anEnrolledPartner, contextOf, people, today } from './partner.ts';
import { recordsOf, voucherKey } from './a-voucher.ts';

/** Parses form inputs or event data into a command. */
export function voucherCommand(name: VoucherCommandName, values: object = {}): VoucherCommand {
  return { name, ...(catalogue[name].schema.parse(values) as object) } as VoucherCommand;
}

export interface VoucherDecided {
  readonly events: readonly VoucherEvent[];
  readonly voucher: Voucher | undefined;
  /** `code` or `code@field` of every unmet rule, in order. */
  readonly refused: readonly string[];
}

/** Context of a decision; by default Paula, an enrolled partner and `today`. */
export type Given = Partial<Context> & { readonly records?: Partial<Partner> };

export function voucherContext({ records, ...changes }: Given = {}): Context {
  return contextOf(anEnrolledPartner(records), {
    actor: actorOf(people.paula, 'project-manager'),
    ...changes,
  });
}

/** Decides a command; refusals are short texts. */
export function decide(
  voucher: Voucher | undefined,
  name: VoucherCommandName,
  values: object = {},
  given: Given = {},
): VoucherDecided {
  const decision = decideVoucher(voucher, voucherCommand(name, values), {
    ...pastFor(voucher, name, given.today),
    ...voucherContext(given),
  });
  if (isRefusal(decision)) {
    const refused = decision.refused.map((one) => `${one.met ? 'met: ' : ''}${nameOf(one)}`);
    return { events: [], voucher, refused };
  }
  const { events } = decision;
  const after = events.reduce<Voucher | undefined>(
    (state, event) => evolve(state, event, voucherKey),
    voucher,
  );
  return { events, voucher: after, refused: [] };
}

/** The past of a voucher of a-voucher.ts, for the commands that read it. */
function pastFor(
  voucher: Voucher | undefined,
  name: VoucherCommandName,
  day: string = today,
): Pick<Context, 'past'> {
  return voucher !== undefined && moduleOf(name).readsHistory
    ? { past: pastOf(recordsOf(voucher), voucherKey, day) }
    : {};
}

export const inShort = (checks: readonly Check[]): readonly string[] => checks.map(nameOf);

const nameOf = ({ code, field }: Check): string =>
  `${code}${field === undefined ? '' : `@${field}`}`;
