import { check, type Check } from '../workflow/kernel/checks.ts';
import type { Fact } from '../workflow/kernel/facts.ts';
import type { Values } from './turn.ts';

/** The part of a command's zod schema that reads a form. */
export interface FormSchema<Output> {
  safeParse(
    values: unknown,
  ):
    | { readonly success: true; readonly data: Output }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly format?: unknown;
  readonly maximum?: unknown;
  readonly minimum?: unknown;
}

/**
 * Parses a form's values. Each invalid field yields a `field-valid` check with its
 * `problem`: `missing`, `long` and `decimals` (with `max`), `day`, `email`, `number`, `country`,
 * `currency`, `link`, `choice`, `words` or `other`.
 */
export function readForm<Output>(
  schema: FormSchema<Output>,
  values: Values,
): { readonly read: Output } | { readonly refused: readonly Check[] } {
  const parsed = schema.safeParse(values);
  if (parsed.success) return { read: parsed.data };
  const byField = new Map<string, Check>();
  for (const issue of parsed.error.issues) {
    const field = fieldOf(issue.path, values);
    if (!byField.has(field)) byField.set(field, fieldCheck(field, issue, values[field] ?? ''));
  }
  return { refused: [...byField.values()] };
}

/** The input of an issue: `competencies.0.level` in a form with rows, `offers` for a list. */
function fieldOf(path: readonly PropertyKey[], values: Values): string {
  const ids = path.map((_step, at) => path.slice(0, path.length - at).join('.'));
  return ids.find((id) => id in values) ?? String(path[0] ?? '');
}

function fieldCheck(field: string, issue: Issue, typed: string): Check {
  const problem = problemOf(field, issue, typed);
  const facts: Record<string, Fact> = { problem };
  if (['long', 'decimals'].includes(problem) && typeof issue.maximum === 'number')
    facts.max = issue.maximum;
  return check('field-valid', false, facts, field);
}

/** Problems that the schema's message names. */
const NAMED = new Set(['day', 'country', 'currency', 'decimals', 'words']);

function problemOf(field: string, issue: Issue, typed: string): string {
  if (typed.trim() === '') return 'missing';
  if (NAMED.has(issue.message)) return issue.message;
  switch (issue.code) {
    case 'too_big':
      return typeof issue.maximum === 'number' && typed.length > issue.maximum ? 'long' : 'number';
    case 'too_small':
      return 'number';
    case 'invalid_type':
      return 'number';
    case 'invalid_format':
      return formatProblem(field, issue.format);
    case 'invalid_value':
      return 'choice';
    default:
      return 'other';
  }
}

function formatProblem(field: string, format: unknown): string {
  if (format === 'email') return 'email';
  if (format === 'url') return 'link';
  return field === 'currency' ? 'currency' : 'other';
}
