import type { FakeTeams } from './fake-teams.ts';

export interface Told {
  /** Notices that Teams accepted, copies included. */
  readonly messages: number;
  /** Copies after the first, of all notices. */
  readonly duplicates: number;
  /** The most copies that one crash explains in one tenant: what it had under way together. */
  readonly mostOfOneCrash: number;
  /** Copies that no crash explains. */
  readonly unexplained: readonly string[];
  /** How often a notice was accepted: by voucher and what it tells. */
  readonly copies: ReadonlyMap<string, number>;
}

/** Longer than a notice takes from Teams' acceptance to its mark; milliseconds. */
const MARK_MS = 5_000;
/** What was on the wire at the crash may be accepted after it; far less than a lease. */
const LATE_MS = 500;

export const noticeKey = (voucherId: string, summary: string): string => `${voucherId}: ${summary}`;

/**
 * What Teams has accepted. A second copy is explained by a crash that came after the first, and
 * soon enough to have prevented its mark.
 * @param crashes when they were over, by `performance.now()`, in their order
 */
export function toldBy(teams: FakeTeams, crashes: readonly number[]): Told {
  const accepted = new Map<string, { readonly tenantId: string; readonly at: number[] }>();
  for (const { operation, status, body, at, conversationId } of teams.requests) {
    const voucherId = /LOAD-\d{6}/u.exec(JSON.stringify(body?.attachments ?? ''))?.[0];
    if (operation !== 'send' || status !== 201 || voucherId === undefined) continue;
    const tenantId = teams.conversations.get(conversationId ?? '')?.tenantId ?? '';
    const key = noticeKey(voucherId, body?.summary ?? '');
    const known = accepted.get(key) ?? { tenantId, at: [] };
    known.at.push(at);
    accepted.set(key, known);
  }
  const unexplained: string[] = [];
  const byCrash = new Map<string, number>();
  for (const [key, { tenantId, at }] of accepted)
    for (const [number, first] of at.slice(0, -1).entries()) {
      const crash = crashes.find((moment) => moment + LATE_MS >= first);
      const second = at[number + 1] ?? Infinity;
      if (crash === undefined || crash > second || crash - first > MARK_MS)
        unexplained.push(
          `${key}, at ${at.map(Math.round).join(' and ')}, crashes at ${crashes.map(Math.round).join(', ')}`,
        );
      else byCrash.set(`${tenantId} ${crash}`, (byCrash.get(`${tenantId} ${crash}`) ?? 0) + 1);
    }
  const copies = new Map([...accepted].map(([key, { at }]) => [key, at.length]));
  const messages = [...copies.values()].reduce((sum, one) => sum + one, 0);
  return {
    messages,
    duplicates: messages - copies.size,
    mostOfOneCrash: Math.max(0, ...byCrash.values()),
    unexplained,
    copies,
  };
}
