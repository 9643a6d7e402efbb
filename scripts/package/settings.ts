import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const httpsUrl = z.url({ protocol: /^https$/u });

const variables = {
  MicrosoftAppId: {
    schema: z.guid().toLowerCase(),
    hint: "the GUID of the bot's app registration",
    example: '6bae6732-ef95-4404-a7eb-8d760e2a8915',
  },
  PUBLISHER_NAME: {
    schema: z.string().trim().min(1).max(32),
    hint: 'the name of your company as Teams shows it, at most 32 characters',
    example: "'Example Ltd'",
  },
  PUBLISHER_URL: {
    schema: httpsUrl,
    hint: 'the https address of the page where your people find support',
    example: 'https://example.com/support',
  },
  TEAMS_APP_ID: {
    schema: z.guid().toLowerCase().optional(),
    hint: 'a GUID; leave it out to use MicrosoftAppId',
    example: undefined,
  },
  PRIVACY_URL: {
    schema: httpsUrl.optional(),
    hint: 'an https address; leave it out to use PUBLISHER_URL',
    example: undefined,
  },
  TERMS_URL: {
    schema: httpsUrl.optional(),
    hint: 'an https address; leave it out to use PUBLISHER_URL',
    example: undefined,
  },
  PARTNER_ID: {
    schema: z
      .string()
      .regex(/^\d{1,10}$/u)
      .optional(),
    hint: 'your Microsoft partner ID, at most 10 digits; leave it out if you have none',
    example: undefined,
  },
  PUBLISHER_DOCS_URL: {
    schema: httpsUrl.optional(),
    hint: 'the https address of a page for Teams admins; leave it out if there is none',
    example: undefined,
  },
} as const;

type Name = keyof typeof variables;
type Values = { readonly [Each in Name]: z.output<(typeof variables)[Each]['schema']> };

/** Values for `${{NAME}}` in manifest/manifest.json; undefined for a missing optional setting. */
export type Placeholders = Readonly<Record<string, string | undefined>>;

/** Invalid package settings; the message lists all problems. */
class PackageSettingsInvalid extends Error {
  readonly code = 'package-settings-invalid';
  constructor(problems: readonly string[]) {
    const example = Object.entries(variables)
      .flatMap(([name, { example }]) => (example === undefined ? [] : [`${name}=${example}`]))
      .join(' ');
    const lines = problems.map((problem) => `  - ${problem}`);
    super(
      [
        'The app package needs to know:',
        ...lines,
        '',
        `For example: ${example} npm run package`,
      ].join('\n'),
    );
    this.name = 'PackageSettingsInvalid';
  }
}

/**
 * Reads the publisher and app ids from the environment and the version from package.json.
 * @throws PackageSettingsInvalid
 */
export function packagePlaceholders(
  environment: Readonly<Record<string, string | undefined>>,
): Placeholders {
  const problems: string[] = [];
  const values = Object.fromEntries(
    Object.entries(variables).map(([name, { schema, hint }]) => {
      const given = environment[name]?.trim();
      const parsed = schema.safeParse(given === '' ? undefined : given);
      if (!parsed.success) problems.push(`${name}: ${hint}.`);
      return [name, parsed.data];
    }),
  ) as Values;
  if (problems.length > 0) throw new PackageSettingsInvalid(problems);
  return {
    VERSION: ownVersion(),
    BOT_ID: values.MicrosoftAppId,
    TEAMS_APP_ID: values.TEAMS_APP_ID ?? values.MicrosoftAppId,
    PUBLISHER_NAME: values.PUBLISHER_NAME,
    PUBLISHER_URL: values.PUBLISHER_URL,
    PRIVACY_URL: values.PRIVACY_URL ?? values.PUBLISHER_URL,
    TERMS_URL: values.TERMS_URL ?? values.PUBLISHER_URL,
    PARTNER_ID: values.PARTNER_ID,
    PUBLISHER_DOCS_URL: values.PUBLISHER_DOCS_URL,
  };
}

/** Warns about settings that Teams accepts but a store reviewer may reject. */
export function packageWarnings({ PUBLISHER_URL, ...urls }: Placeholders): readonly string[] {
  return (['PRIVACY_URL', 'TERMS_URL'] as const)
    .filter((name) => urls[name] === PUBLISHER_URL)
    .map((name) => `${name} is the support page; the Teams store asks for a page of its own.`);
}

function ownVersion(): string {
  const file = path.resolve(import.meta.dirname, '../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
