/** Number of decimals of a currency (ISO 4217), e.g. 2 for EUR and 0 for JPY. */
export function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** True if the amount has at most the decimals of its currency. */
export const fitsCurrency = (amount: number, currency: string): boolean =>
  Number(amount.toFixed(decimalsOf(currency))) === amount;
