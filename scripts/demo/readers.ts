import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';

/** The parts of the Agents Playground settings that are changed here. */
interface PlaygroundSettings {
  readonly currentUser: PlaygroundUser;
  readonly users: readonly PlaygroundUser[];
}

interface PlaygroundUser {
  readonly name: string;
  readonly givenName: string;
  readonly aadObjectId: string;
}

/** The person who uses the Playground. */
export interface DemoReader {
  /** Lower-case first name, the value of `--as`. */
  readonly key: string;
  readonly name: string;
  /** Entra object id. */
  readonly personId: string;
}

const file = path.resolve(import.meta.dirname, '../../.m365agentsplayground.yml');
const settings = parse(readFileSync(file, 'utf8')) as PlaygroundSettings;
const users = [settings.currentUser, ...settings.users];

/** All users of the Playground, the project manager first. */
export const DEMO_READERS: readonly DemoReader[] = users.map(
  ({ name, givenName, aadObjectId }) => ({
    key: givenName.toLowerCase(),
    name,
    personId: aadObjectId,
  }),
);

/** Returns the Playground's settings with this person as the current user, as YAML. */
export function playgroundSettingsFor(reader: DemoReader): string {
  const isReader = (user: PlaygroundUser): boolean => user.aadObjectId === reader.personId;
  return stringify({
    ...settings,
    currentUser: users.find(isReader),
    users: users.filter((user) => !isReader(user)),
    // One chat per person, so that with --keep each person gets their own chat again.
    personalChat: { id: `personal-chat-with-${reader.key}` },
  });
}
