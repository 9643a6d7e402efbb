import { stepCases } from './step-cases.ts';

type Forms = { readonly [Name in keyof typeof stepCases]: (typeof stepCases)[Name]['form'] };

/** Form inputs for the vouchers of a-voucher.ts, as Paula's client sends them. */
export const forms = Object.fromEntries(
  Object.entries(stepCases).map(([name, { form }]) => [name, form]),
) as Forms;
