import type { CodeKind, Fact, Facts } from '../workflow/kernel/facts.ts';
import type { Words } from '../workflow/programme/definition.ts';
import type { MessageKey } from './languages.ts';
import type { Names } from './names.ts';
import { DEFAULT_LANGUAGE } from './languages.ts';
import {
  dayText,
  listFormat,
  momentText,
  monthText,
  moneyFormat,
  numberFormat,
  regionName,
} from './intl-formats.ts';

/** Formatting of facts in one language, for Markdown or plain text. */
export interface FactStyle {
  readonly language: string;
  readonly locale: string;
  readonly names: Names;
  /** Escapes user input for the target. */
  readonly neutral: (text: string) => string;
  readonly message: (key: MessageKey, facts?: Facts) => string;
}

export function factWords(fact: Fact, style: FactStyle): string {
  const { locale, names, neutral } = style;
  if (typeof fact === 'string') return neutral(fact);
  if (typeof fact === 'number') return numberFormat(locale).format(fact);
  switch (fact.as) {
    case 'day':
      return dayText(locale, fact.value);
    case 'month':
      return monthText(locale, fact.value);
    case 'moment':
      return momentText(locale, fact.value, names.timeZone);
    case 'money':
      return moneyFormat(locale, fact.currency).format(fact.amount);
    case 'list':
      return listFormat(locale, fact.mode).format(fact.items.map((item) => factWords(item, style)));
    case 'qualification':
      return qualificationWords(fact.competency, fact.levels, style);
    case 'change': {
      const label = style.message(`field.${fact.field}.label` as MessageKey);
      return `${label}: ${valueWords(fact.from, style)} → ${valueWords(fact.to, style)}`;
    }
    default:
      return codeWords(fact.as, fact.value, style);
  }
}

const valueWords = (fact: Fact, style: FactStyle): string =>
  fact === '' ? '–' : factWords(fact, style);

function qualificationWords(
  competency: string,
  levels: readonly string[],
  style: FactStyle,
): string {
  return style.message('fact.qualification', {
    competency: { as: 'competency', value: competency },
    levels: { as: 'list', mode: 'or', items: levels.map((value) => ({ as: 'level', value })) },
  });
}

function codeWords(kind: CodeKind, code: string, style: FactStyle): string {
  const { programme, personName } = style.names;
  switch (kind) {
    case 'offer':
      return style.neutral(code);
    case 'offer-name':
      return nameIn(programme.offers, code, style);
    case 'engagement':
      return nameIn(
        programme.offers.flatMap(({ engagements }) => engagements),
        code,
        style,
      );
    case 'competency':
      return nameIn(programme.competencies, code, style);
    case 'release-reason':
      return nameIn(programme.releaseReasons, code, style);
    case 'deliverable-type':
      return nameIn(programme.deliverableTypes, code, style);
    case 'country':
      return regionName(style.locale, code) ?? style.neutral(code);
    case 'person':
      return style.neutral(personName(code) ?? style.message('person.unknown'));
    case 'level':
      return style.message(`level.${code}` as MessageKey);
    case 'role':
      return style.message(`role.${code}` as MessageKey);
    case 'status':
      return style.message(`status.${code}` as MessageKey);
    case 'payment-status':
      return style.message(`payment-status.${code}` as MessageKey);
    case 'action':
      return style.message(`action.${code}` as MessageKey);
    case 'link':
      return style.message(`link.${code}` as MessageKey);
    case 'entry':
      return style.message(`entry.${code}` as MessageKey);
  }
}

interface Named {
  readonly code: string;
  readonly name: Words;
}

function nameIn(list: readonly Named[], code: string, { language, neutral }: FactStyle): string {
  for (const { code: known, name } of list)
    if (known === code) return name[language] ?? name[DEFAULT_LANGUAGE] ?? neutral(code);
  return neutral(code);
}
