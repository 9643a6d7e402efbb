import { isRefusal, type Check } from '../../workflow/kernel/checks.ts';
import type { Context } from '../../workflow/partner/context.ts';
import type { Partner } from '../../workflow/partner/partner.ts';
import {
  catalogue,
  type VoucherCommand,
  type VoucherCommandName,
} from '../../workflow/steps/catalogue.ts';
import { decideVoucher } from '../../workflow/steps/decide-voucher.ts';
import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import { evolve } from '../../workflow/steps/evolve.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { actorOf, anEnrolledPartner, contextOf, people } from './partner.ts';
import { voucherKey } from './a-voucher.ts';

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
  const decision = decideVoucher(voucher, voucherCommand(name, values), voucherContext(given));
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

export const inShort = (checks: readonly Check[]): readonly string[] => checks.map(nameOf);

const nameOf = ({ code, field }: Check): string =>
  `${code}${field === undefined ? '' : `@${field}`}`;
