import type { Values } from '../../dialogs/turn.ts';
import { LANGUAGES, messagesOf } from '../../locales/languages.ts';
import { COUNTRIES } from '../../workflow/kernel/countries.ts';
import type { Day } from '../../workflow/kernel/day.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import { customerAddress } from './mail-address.ts';
import { daysIn } from './mail-dates.ts';
import { labelledIn, linesOfMail, patternOf, type Label, type Labelled } from './mail-labels.ts';
import { wordsOf } from './words.ts';

/** A longer text, or one with more lines, was pasted. */
const LONGEST_COMMAND = 200;
const MOST_LINES = 3;

/** "10 days", "5-day", "3-tägig". */
const DAYS = /(?<![\p{L}\p{N}.,])(?<days>\d{1,2})[ -]?(?:days?|tage?n?|tägige?[nrs]?)(?!\p{L})/giu;

/** Maximum number of characters between a label and its date: "on", "am Freitag, den". */
const BEFORE_DATE = 25;
const LONGEST_DATE = 30;

/** True if the text is an e-mail, or part of one, rather than a command. */
export function isPasted(text: string): boolean {
  return text.length > LONGEST_COMMAND || text.trim().split(/\n+/u).length > MOST_LINES;
}

/**
 * Facts about a voucher in a customer's forwarded e-mail, as values of the registration form. A
 * fact that is missing or contradictory is left out.
 * @param ownAddresses the partner's, which are not the customer's
 */
export function readMail(
  text: string,
  programme: Programme,
  ownAddresses: readonly string[],
): Values {
  const mail = linesOfMail(text);
  const labelled = labelledIn(mail);
  const under = (label: Label): readonly string[] =>
    labelled.flatMap((one) => (one.label === label ? one.value : []));
  const facts = {
    organisation: under('paste.organisation')[0]?.slice(0, LIMITS.line),
    customerEmail: customerAddress(mail, labelled, ownAddresses),
    offer: offerIn(under('paste.offer'), programme) ?? offerIn(mail, programme),
    serviceLevel: serviceLevel(mail, labelled, programme),
    country: only(under('paste.country').map(countryOf)),
    assignedOn: dateOf('paste.assigned', mail, labelled),
    expiresOn: dateOf('paste.expires', mail, labelled),
  };
  return Object.fromEntries(
    Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined),
  );
}

/** The only distinct value; undefined for none or several. */
function only<Value>(values: readonly (Value | undefined)[]): Value | undefined {
  const distinct = new Set(values.filter((value) => value !== undefined));
  return distinct.size === 1 ? [...distinct][0] : undefined;
}

/**
 * The offer whose code or name, or that of one of its engagements, in any language, occurs in the
 * lines as whole words.
 */
function offerIn(lines: readonly string[], { offers }: Programme): string | undefined {
  const text = spaced(lines.join('\n'));
  const named = offers
    .filter(({ retired }) => !retired)
    .flatMap(({ code, name, engagements }) =>
      [{ code }, name, ...engagements.map((one) => one.name)]
        .flatMap((names) => Object.values(names))
        .map((words) => ({ code, words: spaced(words) })),
    )
    .filter(({ words }) => text.includes(words));
  // `EDPS` does not count where it only occurs in `S-EDPS`.
  const longest = named.filter(
    ({ words }) =>
      !named.some(
        (other) => other.words.length > words.length && holdsAll(text, words, other.words),
      ),
  );
  return only(longest.map(({ code }) => code));
}

/** True if every occurrence of a wording is part of the longer one. */
function holdsAll(text: string, words: string, longer: string): boolean {
  return longer.includes(words) && !text.replaceAll(longer, ' ').includes(words);
}

/** The text's words between single blanks, for comparing whole words. */
const spaced = (text: string): string => ` ${wordsOf(text).join(' ')} `;

/** The labelled number of days, else one that is not a deadline ("within 5 days"). */
function serviceLevel(
  mail: readonly string[],
  labelled: readonly Labelled[],
  { serviceLevels }: Programme,
): string | undefined {
  const known = (days: string | undefined): string | undefined =>
    serviceLevels.includes(Number(days)) ? days : undefined;
  const stated = labelled.flatMap(({ label, value }) =>
    label === 'paste.days' ? known(/^\d{1,2}(?![\d.,])/u.exec(value)?.[0]) : [],
  );
  const free = mail.flatMap((line) =>
    line
      .matchAll(DAYS)
      .toArray()
      .flatMap(({ groups, index }) =>
        deadlines.test(line.slice(Math.max(0, index - 30), index)) ? [] : known(groups?.days),
      ),
  );
  return only(stated) ?? only(free);
}

const deadlines = new RegExp(
  String.raw`(?<!\p{L})(?:${LANGUAGES.map((one) => messagesOf(one)['paste.deadline']).join('|')})\s{1,3}$`,
  'iu',
);

/** The date with the label, in a table or in a sentence. */
function dateOf(
  label: 'paste.assigned' | 'paste.expires',
  mail: readonly string[],
  labelled: readonly Labelled[],
): Day | undefined {
  const labels = new RegExp(String.raw`(?<!\p{L})(?:${patternOf(label)})(?!\p{L})`, 'giu');
  const stated = labelled.map((one) => (one.label === label ? firstDay(one.value) : undefined));
  const inSentences = mail.flatMap((line) =>
    line
      .matchAll(labels)
      .toArray()
      .map(({ 0: matched, index }) => firstDay(line.slice(index + matched.length))),
  );
  return only([...stated, ...inSentences]);
}

/** The day at the beginning of a text, after "on" or "am Montag, den". */
function firstDay(text: string): Day | undefined {
  const [first] = daysIn(text.slice(0, BEFORE_DATE + LONGEST_DATE));
  return first !== undefined && first.index <= BEFORE_DATE ? first.day : undefined;
}

/** "Germany", "Deutschland", "DE", "Germany (DE)" → `DE` */
function countryOf(text: string): string | undefined {
  const [name = ''] = text.split(/[,;/(|]/u);
  const code = name.trim();
  return countries().get(wordsOf(code).join(' '));
}

let named: ReadonlyMap<string, string> | undefined;

/** Country codes by code and by name, in every language. */
function countries(): ReadonlyMap<string, string> {
  named ??= new Map(
    COUNTRIES.flatMap(
      (code) =>
        [
          [code.toLowerCase(), code],
          ...LANGUAGES.flatMap((language) =>
            (['long', 'short'] as const).map((style): [string, string] => {
              const names = new Intl.DisplayNames(language, { type: 'region', style });
              return [wordsOf(names.of(code) ?? code).join(' '), code];
            }),
          ),
        ] as [string, string][],
    ),
  );
  return named;
}
