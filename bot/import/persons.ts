import type { Check } from '../../workflow/kernel/checks.ts';
import type { FormerMember, Partner } from '../../workflow/partner/partner.ts';
import { presentOrFormer } from '../../workflow/partner/team.ts';
import { wordsOf } from '../utterance/words.ts';
import { unreadable } from './cells.ts';
import { columnsOf, type Kind } from './columns.ts';

type Values = Readonly<Record<string, string>>;

/**
 * The values with persons by member id instead of name. An unknown name of a project manager stays:
 * a closed voucher may have one who has left.
 */
export function withPersons(
  kind: Kind,
  values: Values,
  partner: Partner,
): { readonly values: Values; readonly problems: readonly Check[] } {
  const named: Record<string, string> = { ...values };
  const problems: Check[] = [];
  for (const [column, { type }] of Object.entries(columnsOf(kind))) {
    const typed = values[column];
    if (type !== 'person' || typed === undefined) continue;
    const found = personNamed(typed, partner);
    if (found.length > 1) problems.push(unreadable(column, 'several', typed));
    else if (found[0] !== undefined) named[column] = found[0];
    else if (column !== 'assignee') problems.push(unreadable(column, 'person', typed));
  }
  return { values: named, problems };
}

/**
 * The ids of the present, else the former members with this id, address or name; `Berger, Anna` is
 * Anna Berger.
 */
function personNamed(typed: string, partner: Partner): readonly string[] {
  const known = presentOrFormer(partner, typed);
  if (known !== undefined) return [known.personId];
  const wanted = nameOf(typed);
  const idsIn = (all: readonly FormerMember[]): readonly string[] =>
    all.filter(({ name }) => nameOf(name) === wanted).map(({ personId }) => personId);
  const present = idsIn(partner.members);
  return present.length > 0 ? present : idsIn(partner.formerMembers ?? []);
}

const nameOf = (name: string): string => wordsOf(name).toSorted().join(' ');
