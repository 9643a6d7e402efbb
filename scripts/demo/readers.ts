import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';

/** The settings of the Agents Playground, as far as they are changed here. */
interface PlaygroundSettings {
  readonly currentUser: PlaygroundUser;
  readonly users: readonly PlaygroundUser[];
}

interface PlaygroundUser {
  readonly name: string;
  readonly givenName: string;
  readonly aadObjectId: string;
}

/** The person in front of the Playground. */
export interface DemoReader {
  /** The first name, as `--as` takes it. */
  readonly key: string;
  readonly name: string;
  /** Entra object id. */
  readonly personId: string;
}

const file = path.resolve(import.meta.dirname, '../../.m365agentsplayground.yml');
const settings = parse(readFileSync(file, 'utf8')) as PlaygroundSettings;
const users = [settings.currentUser, ...settings.users];

/** Everybody the Playground knows, the project manager first. */
export const DEMO_READERS: readonly DemoReader[] = users.map(
  ({ name, givenName, aadObjectId }) => ({
    key: givenName.toLowerCase(),
    name,
    personId: aadObjectId,
  }),
);

/** The Playground's settings with this person in front, as YAML. */
export function playgroundSettingsFor(reader: DemoReader): string {
  const isReader = (user: PlaygroundUser): boolean => user.aadObjectId === reader.personId;
  return stringify({
    ...settings,
    currentUser: users.find(isReader),
    users: users.filter((user) => !isReader(user)),
    // A chat has one person; with --keep the one of the last time stays theirs.
    personalChat: { id: `personal-chat-with-${reader.key}` },
  });
}
