import type { Check } from '../../kernel/checks.ts';
import type { Context } from '../../partner/context.ts';
import { agreementChecks, enrolmentCheck, trainingChecks } from '../../partner/standing-checks.ts';
import type { Voucher } from '../voucher.ts';

/** What the company must have settled on the day of the action before it takes on a voucher. */
export function companyChecks(
  voucher: Voucher,
  { partner, programme, today }: Context,
): readonly Check[] {
  return [
    ...trainingChecks(partner, programme, today),
    ...agreementChecks(partner, programme, today),
    enrolmentCheck(partner, voucher.offer, today),
  ];
}
