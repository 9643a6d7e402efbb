import type { CodeKind, Fact, Facts } from '../workflow/kernel/facts.ts';
import type { Words } from '../workflow/programme/definition.ts';
import type { MessageKey } from './languages.ts';
import type { Names } from './names.ts';
import { DEFAULT_LANGUAGE } from './languages.ts';
import {
  dayText,
  listFormat,
  momentText,
  moneyFormat,
  numberFormat,
  regionName,
} from './intl-formats.ts';

/** Formatting of facts in one language, for Markdown or plain text. */
export interface Saying {
  readonly language: string;
  readonly locale: string;
  readonly names: Names;
  /** Escapes user input for the target. */
  readonly neutral: (text: string) => string;
  readonly message: (key: MessageKey, facts?: Facts) => string;
}

export function factWords(fact: Fact, saying: Saying): string {
  const { locale, names, neutral } = saying;
  if (typeof fact === 'string') return neutral(fact);
  if (typeof fact === 'number') return numberFormat(locale).format(fact);
  switch (fact.as) {
    case 'day':
      return dayText(locale, fact.value);
    case 'moment':
      return momentText(locale, fact.value, names.timeZone);
    case 'money':
      return moneyFormat(locale, fact.currency).format(fact.amount);
    case 'list':
      return listFormat(locale, fact.mode).format(
        fact.items.map((item) => factWords(item, saying)),
      );
    case 'qualification':
      return qualificationWords(fact.competency, fact.levels, saying);
    default:
      return codeWords(fact.as, fact.value, saying);
  }
}

function qualificationWords(competency: string, levels: readonly string[], saying: Saying): string {
  return saying.message('fact.qualification', {
    competency: { as: 'competency', value: competency },
    levels: { as: 'list', mode: 'or', items: levels.map((value) => ({ as: 'level', value })) },
  });
}

function codeWords(kind: CodeKind, code: string, saying: Saying): string {
  const { programme, personName } = saying.names;
  switch (kind) {
    case 'offer':
      return saying.neutral(code);
    case 'offer-name':
      return nameIn(programme.offers, code, saying);
    case 'engagement':
      return nameIn(
        programme.offers.flatMap(({ engagements }) => engagements),
        code,
        saying,
      );
    case 'competency':
      return nameIn(programme.competencies, code, saying);
    case 'release-reason':
      return nameIn(programme.releaseReasons, code, saying);
    case 'deliverable-type':
      return nameIn(programme.deliverableTypes, code, saying);
    case 'country':
      return regionName(saying.locale, code) ?? saying.neutral(code);
    case 'person':
      return saying.neutral(personName(code) ?? saying.message('person.unknown'));
    case 'level':
      return saying.message(`level.${code}` as MessageKey);
    case 'role':
      return saying.message(`role.${code}` as MessageKey);
    case 'status':
      return saying.message(`status.${code}` as MessageKey);
    case 'payment-status':
      return saying.message(`payment-status.${code}` as MessageKey);
    case 'action':
      return saying.message(`action.${code}` as MessageKey);
    case 'link':
      return saying.message(`link.${code}` as MessageKey);
  }
}

interface Named {
  readonly code: string;
  readonly name: Words;
}

function nameIn(list: readonly Named[], code: string, { language, neutral }: Saying): string {
  for (const { code: known, name } of list)
    if (known === code) return name[language] ?? name[DEFAULT_LANGUAGE] ?? neutral(code);
  return neutral(code);
}
