import { z } from 'zod';
import { line, optionalLine, optionalParagraph } from '../kernel/fields.ts';

/** All open vouchers, those of a customer, or the ticked ones. */
export type HandoverScope = 'all' | 'customer' | 'ticked';

/** The form of a handover of several; each voucher is then the input of a `handover`. */
export const handoverSeveralSchema = z.object({
  /** Scope and assignee: a person id, or `everyone`. */
  which: z.string().regex(/^(?:all|customer|ticked):./u),
  customer: optionalLine,
  voucherIds: z.string().optional(),
  colleague: line,
  reason: optionalParagraph,
});

export type HandoverSeveral = z.output<typeof handoverSeveralSchema>;
