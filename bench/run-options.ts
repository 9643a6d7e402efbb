import { readArguments, UsageError } from '../scripts/cli/command-line.ts';

export const SECTION_NAMES = ['turns', 'fan-out', 'store', 'searches', 'cards', 'start'] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

export type BenchRequest = ReturnType<typeof readBenchRequest>;

/** @throws UsageError */
export function readBenchRequest(commandLine: readonly string[]) {
  const { values } = readArguments(commandLine, {
    only: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
    window: { type: 'string', default: '1500' },
    turns: { type: 'string', default: '50000' },
    long: { type: 'boolean', default: false },
    entrants: { type: 'string', default: '' },
    profiles: { type: 'string' },
    dry: { type: 'boolean', default: false },
  });
  return {
    ...values,
    only: values.only?.map(section) ?? SECTION_NAMES,
    rounds: count('rounds', values.rounds),
    window: count('window', values.window),
    turns: count('turns', values.turns),
  };
}

function count(option: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(text))
    throw new UsageError(`--${option} is a whole number from 1, not "${text}".`);
  return Number(text);
}

function section(text: string): SectionName {
  const name = SECTION_NAMES.find((each) => each === text);
  if (name === undefined)
    throw new UsageError(`--only is ${SECTION_NAMES.join(', ')}, not "${text}".`);
  return name;
}
