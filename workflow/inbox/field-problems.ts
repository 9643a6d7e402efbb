import type { z } from 'zod';

/** Reasons for rejecting a field of an event, as returned to the sender (docs/contract.md). */
export const FIELD_PROBLEMS = {
  missing: 'the field is required',
  unknown: 'the contract has no such field',
  'unknown-type': 'the contract has no event of this type',
  'wrong-type': 'the value has another JSON type',
  malformed: 'the value does not have the form of this field, such as a GUID, a day or an address',
  'too-short': 'the value is empty or too small',
  'too-long': 'the value is too long or too large',
  'unknown-offer': 'the programme has no such offer',
  'unknown-service-level': 'the programme has no such service level',
  'unknown-country': 'no country has this ISO 3166-1 alpha-2 code',
  'unknown-value': 'the value is none of those the contract lists',
  'no-assignee': '`assignedTo` needs an e-mail address or an object id',
  'before-assignment': '`expiresAt` is before `assignedAt`',
} as const;

export type FieldProblemCode = keyof typeof FIELD_PROBLEMS;

/** A rejected field, without its value. */
export interface FieldProblem {
  /** `data.customer.country`; empty for the event as a whole. */
  readonly path: string;
  readonly code: FieldProblemCode;
}

/** Maximum length of an unknown field name in an answer, in characters. */
const MAX_KEY = 64;

/** Translates the issues of a schema to the contract's codes, each with its path. */
export function fieldProblems(
  issues: readonly z.core.$ZodIssue[],
  body: unknown,
): readonly FieldProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    const at = (code: FieldProblemCode, ...more: string[]): FieldProblem => ({
      path: [...path, ...more].join('.'),
      code,
    });
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => at('unknown', key.slice(0, MAX_KEY)));
    if (valueAt(body, issue.path) === undefined) return [at('missing')];
    return [at(codeOf(issue))];
  });
}

function codeOf(issue: z.core.$ZodIssue): FieldProblemCode {
  switch (issue.code) {
    case 'custom':
      if (issue.message === 'country') return 'unknown-country';
      return isProblemCode(issue.message) ? issue.message : 'malformed';
    case 'invalid_type':
      return 'wrong-type';
    case 'invalid_union':
      return issue.path.at(-1) === 'type' ? 'unknown-type' : 'malformed';
    case 'invalid_value':
      return 'unknown-value';
    case 'too_small':
      return 'too-short';
    case 'too_big':
      return 'too-long';
    default:
      return 'malformed';
  }
}

function isProblemCode(message: string): message is FieldProblemCode {
  return Object.hasOwn(FIELD_PROBLEMS, message);
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    body,
  );
}
