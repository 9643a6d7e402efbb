import { ConfigInvalid, readConfig } from '../../bot/config/from-environment.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface DemoSettings {
  readonly port: number;
  readonly playgroundPort: number;
  readonly timeZone: string;
}

/**
 * Reads ports and time zone, with the same error messages as `npm start`.
 * @throws ConfigInvalid with all problems at once
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
