import type { FormerMember } from '../../workflow/partner/partner.ts';
import { wordsOf } from './words.ts';

/** The people in a sentence about a handover. */
export interface HandoverNamed {
  /** Person ids. */
  readonly from?: string;
  readonly colleague?: string;
  /** True if it says "all". */
  readonly wantsAll: boolean;
}

/** Words of all languages before the new or the former assignee. */
const TO = new Set(['to', 'an', 'at', 'auf', 'zu', 'wants', 'let', 'lass', 'bei']);
const FROM = new Set(['of', 'from', 'von', 'vom', 'der', 'des', 'for', 'fuer', 'behalf']);
/** Words after the new assignee. */
const TAKES = new Set(
  'takes take taking covers cover covering will gets get has steps uebernimmt uebernehme uebernehmen vertritt vertrete springt bekommt kriegt soll macht erhaelt should can'.split(
    ' ',
  ),
);
const OWN = new Set('my mine me i im meine meinen meiner meines mein mich mir ich'.split(' '));
const ALL = new Set(
  'all every everything alle allen aller alles saemtliche gesamten complete entire whole ganzen'.split(
    ' ',
  ),
);

interface Mention {
  readonly personId: string;
  /** Positions of the first and the last word. */
  readonly first: number;
  readonly last: number;
  readonly isGenitive: boolean;
}

/**
 * Reads the people of a handover in a sentence, by full name, first name or last name; a name that
 * several people have is left out. It only fills in a form that the sender checks.
 */
export function handoverNamed(
  text: string,
  people: readonly FormerMember[],
  sender: string,
): HandoverNamed {
  const words = wordsOf(text);
  const mentions = mentionsIn(words, people).filter(
    (one, at, all) => all.findIndex(({ first }) => first === one.first) === at,
  );
  const isFrom = ({ first, isGenitive }: Mention): boolean =>
    isGenitive || FROM.has(words[first - 1] ?? '');
  const isTo = ({ first, last }: Mention): boolean =>
    TO.has(words[first - 1] ?? '') || TAKES.has(words[last + 1] ?? '');
  const to = mentions.find((one) => isTo(one) && !isFrom(one)) ?? mentions.find(isTo);
  const rest = mentions.filter((one) => one !== to);
  const from = rest.find(isFrom);
  const open = rest.filter((one) => one !== from);
  // A name without a preposition: "Anna → Tom", "give Tom everything of Anna".
  const colleague = to ?? (from || open.length === 1 ? open[0] : open[1]);
  const giver = from ?? (open.length > 1 ? open[0] : undefined);
  const isOwn = giver === undefined && words.some((word) => OWN.has(word));
  return {
    from: giver?.personId ?? (isOwn ? sender : undefined),
    colleague: colleague?.personId,
    wantsAll: words.some((word) => ALL.has(word)),
  };
}

function mentionsIn(words: readonly string[], people: readonly FormerMember[]): readonly Mention[] {
  const names = people.map(({ name, personId }) => ({ personId, parts: wordsOf(name) }));
  const found: Mention[] = [];
  for (let at = 0; at < words.length; at++) {
    for (const length of [3, 2, 1]) {
      const said = words.slice(at, at + length);
      if (said.length < length) continue;
      const matches = names.filter(({ parts }) => isNamed(parts, said));
      const genitive =
        matches.length === 0 ? names.filter(({ parts }) => isNamed(parts, withoutS(said))) : [];
      const [only, ...others] = matches.length > 0 ? matches : genitive;
      if (only === undefined || others.length > 0) continue;
      const last = at + length - 1;
      const isGenitive = genitive.length > 0 || words[last + 1] === 'is';
      found.push({ personId: only.personId, first: at, last, isGenitive });
      at = last;
      break;
    }
  }
  return found;
}

/** True for the whole name, and for its first or last part. */
function isNamed(parts: readonly string[], said: readonly string[]): boolean {
  if (said.length > 1) return said.join(' ') === parts.join(' ');
  const [word] = said;
  return word !== undefined && (word === parts[0] || word === parts.at(-1));
}

/** `annas` → `anna`. */
function withoutS(said: readonly string[]): readonly string[] {
  const last = said.at(-1) ?? '';
  return last.length > 3 && last.endsWith('s') ? [...said.slice(0, -1), last.slice(0, -1)] : [];
}
