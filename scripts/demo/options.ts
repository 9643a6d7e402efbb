import { LANGUAGES } from '../../locales/languages.ts';
import { readArguments, UsageError } from '../cli/command-line.ts';
import { DEMO_READERS, type DemoReader } from './readers.ts';

export interface DemoRequest {
  readonly reader: DemoReader;
  /** Starts with a company that has no records. */
  readonly empty: boolean;
  /** Reuses the data of the last run. */
  readonly keep: boolean;
  readonly language?: string;
}

/** @throws UsageError */
export function readDemoRequest(commandLine: readonly string[]): DemoRequest {
  const { values } = readArguments(commandLine, {
    as: { type: 'string', default: 'mara' },
    empty: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    language: { type: 'string' },
  });
  const { as, language } = values;
  const reader = DEMO_READERS.find(({ key }) => key === as.toLowerCase());
  if (reader === undefined) {
    const keys = DEMO_READERS.map(({ key }) => key).join(', ');
    throw new UsageError(`--as is one of ${keys}, not "${as}".`);
  }
  if (language !== undefined && !LANGUAGES.includes(language))
    throw new UsageError(`--language is one of ${LANGUAGES.join(', ')}, not "${language}".`);
  return { reader, empty: values.empty, keep: values.keep, language };
}
