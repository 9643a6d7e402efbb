import { stepCases } from './step-cases.ts';

type Forms = { readonly [Name in keyof typeof stepCases]: (typeof stepCases)[Name]['form'] };

/** What Paula fills into the forms of the voucher of a-voucher.ts, as a client sends it. */
export const forms = Object.fromEntries(
  Object.entries(stepCases).map(([name, { form }]) => [name, form]),
) as Forms;
