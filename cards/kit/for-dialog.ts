import type { Card } from './card.ts';

/**
 * The card as a dialog (task module) can show it: Teams documents `Action.Submit` alone there, and
 * no refresh. The data are the same, so the command is still named in them.
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
