import { readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import {
  DEFAULT_LANGUAGE,
  DRAFTS,
  LANGUAGES,
  messagesOf,
  type MessageKey,
} from '../../locales/languages.ts';
import { factNames } from '../../locales/message-elements.ts';
import { CHECK_CODES } from '../../workflow/kernel/check-codes.ts';
import { ACTIONS } from '../../workflow/programme/actions.ts';
import { LEVELS, LINK_NAMES, ROLES, WORD_NAMES } from '../../workflow/programme/definition.ts';
import { PAYMENT_STATUSES, VOUCHER_STATUSES } from '../../workflow/voucher/voucher.ts';

const root = path.resolve(import.meta.dirname, '../..');
const english = messagesOf(DEFAULT_LANGUAGE);
const keys = Object.keys(english) as MessageKey[];
const others = LANGUAGES.filter((language) => language !== DEFAULT_LANGUAGE);

/**
 * Messages equal to English in another language: names, words common to both, and messages of
 * values only. Any other equal message is untranslated.
 */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  de: [
    'actor.desk',
    'actor.microsoft',
    'button.team',
    'choice.location',
    'choice.voucher',
    'command.status.title',
    'command.team.title',
    'days-range',
    'did-you-mean.meaning',
    'enrol.offer.ran',
    'export.column.status',
    'fact.qualification',
    'field.optional',
    'field.person.label',
    'field.website.label',
    'guide.letter.step',
    'handover-several.customer',
    'help.line',
    'in-group.team.you',
    'level.gold',
    'manifest.name.short',
    'overview.payments',
    'tap.row',
    'tap.voucher',
    'team.title',
    'withdraw-role.choice',
  ],
};

describe.each(others)('the messages of %s', (language) => {
  const messages = messagesOf(language);

  it('have the same keys as English', () => {
    expect(Object.keys(messages).toSorted()).toEqual(keys.toSorted());
  });

  it('use the same facts as in English', () => {
    const differing = keys.filter(
      (key) => !same(factsOf(english[key], 'en'), factsOf(messages[key], language)),
    );
    expect(differing).toEqual([]);
  });
});

it.each(others)('are equal to English only where listed (%s)', (language) => {
  const messages = messagesOf(language);
  const same = keys.filter((key) => messages[key] === english[key]);
  expect(same.toSorted()).toEqual(SAME_AS_ENGLISH[language] ?? []);
});

describe.each([...LANGUAGES, ...DRAFTS])('each message of %s', (name) => {
  const entries = Object.entries(messagesOf(name));
  const [language = name] = name.split('.');

  it('has a key of English', () => {
    expect(entries.filter(([key]) => !(key in english))).toEqual([]);
  });

  it('can be parsed by the formatter', () => {
    const broken = entries.filter(([, message]) => factsOf(message, language) === undefined);
    expect(broken).toEqual([]);
  });

  it('is not empty and has no surrounding blanks', () => {
    expect(entries.filter(([, message]) => message === '' || message.trim() !== message)).toEqual(
      [],
    );
  });

  it('is in alphabetical order', () => {
    const names = entries.map(([key]) => key);
    expect(names).toEqual(names.toSorted());
  });
});

describe('German', () => {
  it('addresses people with "Sie"', () => {
    const familiar = /\b(?:du|dich|dir|dein\w*|euch|euer\w*|eure\w*)\b/iu;
    const entries = Object.entries(messagesOf('de')).filter(([key]) => !isWording(key));
    expect(entries.filter(([, message]) => familiar.test(message))).toEqual([]);
  });
});

describe('the messages for codes', () => {
  it.each([
    ['status', VOUCHER_STATUSES],
    ['payment-status', PAYMENT_STATUSES],
    ['role', ROLES],
    ['level', LEVELS],
    ['action', ACTIONS],
    ['link', LINK_NAMES],
  ])('cover every %s', (prefix, codes) => {
    const missing = codes.map((code) => `${prefix}.${code}`).filter((key) => !(key in english));
    expect(missing).toEqual([]);
  });

  it.each(CHECK_CODES)('cover the check %s: met, unmet and remedy', (code) => {
    const all = (['met', 'unmet', 'next'] as const).map((kind) => english[`check.${code}.${kind}`]);
    expect(all.filter((message) => message === undefined)).toEqual([]);
  });

  it('use only facts that the check provides', () => {
    const ofProgramme = new Set<string>(WORD_NAMES);
    const documented = factsInComments(read('workflow/kernel/check-codes.ts'));
    const strange = CHECK_CODES.flatMap((code) =>
      (['met', 'unmet', 'next'] as const).flatMap((kind) =>
        (factsOf(english[`check.${code}.${kind}`], 'en') ?? [])
          .filter((fact) => !ofProgramme.has(fact))
          .filter((fact) => !documented.get(code)?.includes(fact))
          .map((fact) => `${code}.${kind}: ${fact}`),
      ),
    );
    expect(strange).toEqual([]);
  });
});

/** Phrasings for matching, not for display. */
function isWording(key: string): boolean {
  return key.startsWith('understand.') || key.endsWith('.words');
}

function factsOf(message: string | undefined, language: string): readonly string[] | undefined {
  try {
    const format = new IntlMessageFormat(message ?? '', language, undefined, { ignoreTag: true });
    return factNames(format.getAst()).toSorted();
  } catch {
    return undefined;
  }
}

function same(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Words of the comment directly above each code. */
function factsInComments(source: string): ReadonlyMap<string, readonly string[]> {
  const lines = source.split('\n').map((line) => line.trim());
  const found = new Map<string, readonly string[]>();
  let comment = '';
  for (const line of lines) {
    const code = /^'([a-z-]+)',$/u.exec(line)?.[1];
    if (code !== undefined) {
      found.set(code, comment.match(/\w+/gu) ?? []);
      comment = '';
    } else comment = /^(?:\/\*\*|\*)/u.test(line) ? `${comment} ${line}` : '';
  }
  return found;
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
