import type { FakeTeams } from './fake-teams.ts';

export interface Deliveries {
  /** Notices that Teams accepted, copies included. */
  readonly messages: number;
  /** Copies after the first, of all notices. */
  readonly duplicates: number;
  /** Maximum number of copies per crash and tenant, which is the number in flight. */
  readonly mostPerCrash: number;
  /** Copies that no crash explains. */
  readonly unexplained: readonly string[];
  /** Number of accepted copies by voucher and summary. */
  readonly copies: ReadonlyMap<string, number>;
}

/** Milliseconds; upper bound from Teams' acceptance to the recorded outcome. */
const MARK_MS = 5_000;
/** Milliseconds; requests in flight at a crash may be accepted this much later. */
const LATE_MS = 500;

export const noticeKey = (voucherId: string, summary: string): string => `${voucherId}: ${summary}`;

/**
 * Counts the notices that Teams accepted. A crash explains a second copy if it came after the first
 * one and early enough to prevent its recorded outcome.
 * @param crashes the end of each crash in order, by `performance.now()`
 */
export function deliveriesTo(teams: FakeTeams, crashes: readonly number[]): Deliveries {
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
    mostPerCrash: Math.max(0, ...byCrash.values()),
    unexplained,
    copies,
  };
}
