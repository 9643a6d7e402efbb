import type { Translator } from '../../locales/translator.ts';
import type { DeskData, Element } from '../kit/card.ts';
import { sectionTitle } from '../kit/text-blocks.ts';
import { outcomeLine, type BatchOutcome } from '../voucher/batch-outcome-card.ts';
import type { Candidate } from './candidate.ts';

/** The vouchers of a form for the requested ones alone, and those that it leaves out. */
export const requestedData = (view: {
  readonly commandId: string;
  readonly candidates: readonly Candidate[];
  readonly leftOut: readonly BatchOutcome[];
}): DeskData => ({
  commandId: view.commandId,
  voucherIds: view.candidates.map(({ voucher }) => voucher.voucherId).join(','),
  ...(view.leftOut.length > 0 && {
    leftOut: view.leftOut.map(({ voucherId }) => voucherId).join(','),
  }),
});

/** The requested vouchers for which the step is not possible, with the reasons. */
export function leftOutLines(t: Translator, leftOut: readonly BatchOutcome[]): readonly Element[] {
  if (leftOut.length === 0) return [];
  return [sectionTitle(t.text('several.left-out')), ...leftOut.map((one) => outcomeLine(t, one))];
}
