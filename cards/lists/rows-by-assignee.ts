import { coded } from '../../workflow/kernel/facts.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';
import { subheading } from '../kit/text-blocks.ts';

interface OfVoucher {
  /** Absent for a line of the company. */
  readonly voucher?: Voucher;
}

/** The rows below the names of the vouchers' assignees, who come in the order of their first line. */
export function rowsByAssignee<Line extends OfVoucher>(
  t: Translator,
  lines: readonly Line[],
  rowsOf: (lines: readonly Line[]) => readonly Element[],
): readonly Element[] {
  const groups = Map.groupBy(lines, ({ voucher }) => voucher && nameOf(t, voucher));
  return [...groups].flatMap(([name, ofPerson], at) => [
    {
      ...subheading(name ?? t.text('deadlines.company')),
      ...(at > 0 && { separator: true, spacing: 'large' }),
    },
    ...rowsOf(ofPerson),
  ]);
}

function nameOf(t: Translator, { assignee }: Voucher): string {
  const { email = '', name = email, personId } = assignee;
  return t.fact(personId === undefined ? name : coded('person', personId));
}
