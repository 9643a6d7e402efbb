import type { Card } from './card.ts';

/**
 * The card for a dialog (task module), where Teams documents only `Action.Submit` and no refresh.
 * The data, the verb included, are the same.
 */
export function forDialog({ refresh: _refresh, ...card }: Card): Card {
  return submitsOnly(card) as Card;
}

function submitsOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(submitsOnly);
  if (typeof value !== 'object' || value === null) return value;
  if ('type' in value && value.type === 'Action.Execute') {
    const { fallback: _fallback, verb: _verb, ...shared } = value as Record<string, unknown>;
    return { ...shared, type: 'Action.Submit' };
  }
  const parts = Object.entries(value).map(([name, part]) => [name, submitsOnly(part)]);
  return Object.fromEntries(parts);
}
