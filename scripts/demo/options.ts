import { ConfigInvalid, readConfig } from '../../bot/config/from-environment.ts';
import { LANGUAGES } from '../../locales/speaker.ts';
import { readArguments, UsageError } from '../cli/command-line.ts';
import { DEMO_READERS, type DemoReader } from './readers.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface DemoRequest {
  readonly reader: DemoReader;
  /** A company without any records. */
  readonly empty: boolean;
  /** Continues with the data of the last run. */
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

export interface DemoSettings {
  readonly port: number;
  readonly playgroundPort: number;
  readonly timeZone: string;
}

/**
 * Ports and time zone from the environment, with the messages of `npm start`.
 * @throws ConfigInvalid naming everything that is wrong at once.
 */
export function readDemoSettings(environment: Environment): DemoSettings {
  const problems: string[] = [];
  const attempt = (given: Environment, name: string) => {
    try {
      return readConfig(given);
    } catch (error) {
      if (!(error instanceof ConfigInvalid)) throw error;
      problems.push(...error.problems.map((problem) => problem.replace(/^PORT\b/u, name)));
      return undefined;
    }
  };
  const { PORT, TIME_ZONE, PLAYGROUND_PORT } = environment;
  const desk = attempt(
    { PORT, TIME_ZONE: TIME_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone },
    'PORT',
  );
  const playground = attempt({ PORT: PLAYGROUND_PORT ?? '3979' }, 'PLAYGROUND_PORT');
  if (desk === undefined || playground === undefined) throw new ConfigInvalid(problems);
  return { port: desk.port, playgroundPort: playground.port, timeZone: desk.timeZone };
}
