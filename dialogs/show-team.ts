import { PEOPLE_A_PAGE, teamCard, type TeamView } from '../cards/partner/team-card.ts';
import type { PartnerEvent } from '../workflow/partner/commands/catalogue.ts';
import { mayAct } from '../workflow/partner/permissions.ts';
import type { HistoryRecord } from '../workflow/records/records.ts';
import type { Turn } from './turn.ts';

/** Number of the latest history records searched for changes of the team. */
const SEARCHED = 30;
const CHANGES_SHOWN = 5;

const OF_THE_TEAM: readonly PartnerEvent['type'][] = [
  'role-granted',
  'role-withdrawn',
  'member-identified',
];

interface Page {
  /** Start cursors of the pages up to this one; see `pageActions`. */
  readonly cursors?: readonly string[];
  readonly done?: readonly PartnerEvent[];
  readonly left?: TeamView['left'];
}

/** Members with their roles by name, page by page, and the latest changes of roles. */
export async function showTeam(turn: Turn, { cursors = [], done, left }: Page = {}): Promise<void> {
  const { programme } = turn.services;
  const { members } = await turn.partner();
  const from = Number(cursors.at(-1) ?? 0) || 0;
  const to = from + PEOPLE_A_PAGE;
  const byName = members.toSorted((one, other) => one.name.localeCompare(other.name));
  await turn.mention(done, left);
  const card = teamCard(turn.t, {
    members: byName.slice(from, to),
    total: members.length,
    paging: { cursors, next: to < members.length ? String(to) : undefined },
    personId: turn.person.personId,
    mayGrant: mayAct(await turn.actor(), 'grant-role', programme, undefined),
    // The card shows the latest change as its outcome.
    changes: done ? [] : await latestChanges(turn),
    done,
    left,
  });
  await turn.show(card);
}

async function latestChanges(turn: Turn): Promise<readonly HistoryRecord<PartnerEvent>[]> {
  const reader = await turn.reader();
  const { items } = await reader.partnerHistory(turn.tenantId, SEARCHED);
  const changes = items.filter(({ event }) => OF_THE_TEAM.includes(event.type));
  const shown = changes.slice(0, CHANGES_SHOWN);
  await turn.mention(shown);
  return shown;
}
