import planningServices from '../programmes/software-assurance-planning-services.json' with { type: 'json' };
import { programmeSchema, type Programme } from './definition.ts';

/** An invalid definition, with all problems found. */
export class ProgrammeInvalid extends Error {
  readonly code = 'programme-invalid';
  /** One line each, path first: `offers[0].engagements[1].code: "x" is used twice`. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the programme definition is not valid:\n${problems.join('\n')}`);
    this.name = 'ProgrammeInvalid';
    this.problems = problems;
  }
}

/**
 * Validates a parsed JSON text. References are checked once all parts are well formed. Files without
 * `words` or `customerLetter` were written before these fields existed: they keep the texts they had,
 * those of the shipped programme.
 * @throws ProgrammeInvalid
 */
export function parseProgramme(json: unknown): Programme {
  const { words, customerLetter } = planningServices;
  const isObject = typeof json === 'object' && json !== null;
  const parsed = programmeSchema.safeParse(isObject ? { words, customerLetter, ...json } : json);
  if (parsed.success) return parsed.data;
  throw new ProgrammeInvalid(
    parsed.error.issues.map(({ path, message }) => `${pathText(path)}: ${message}`),
  );
}

/** Software Assurance Planning Services as of June 2020. */
export const defaultProgramme: Programme = parseProgramme(planningServices);

function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(the whole file)';
  return path
    .map((step, at) => {
      if (typeof step === 'number') return `[${step}]`;
      return at === 0 ? String(step) : `.${String(step)}`;
    })
    .join('');
}
