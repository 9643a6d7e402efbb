import { TeamsInfo, type TeamsChannelAccount, type TurnContext } from '../sdk/bot-framework.ts';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../workflow/kernel/ports.ts';
import type { Log } from '../telemetry/log.ts';
import type { Sender } from './sender.ts';

const RETRY_MS = 60 * 60_000;
const MAX_ENTRIES = 10_000;

/** A member's entry in the roster of a conversation. */
export interface RosterEntry {
  readonly name?: string;
  /** Only of a user of this tenant: another tenant's admin controls theirs. */
  readonly email?: string;
}

/**
 * Reads names and addresses of members from Teams. An entry without an address is cached for an
 * hour, a failure is not.
 */
export class Roster {
  readonly #log: Log;
  readonly #withoutEmail: LRUCache<string, true>;

  constructor({ clock, log }: { readonly clock: Clock; readonly log: Log }) {
    this.#log = log;
    this.#withoutEmail = new LRUCache({
      maxSize: MAX_ENTRIES,
      ttl: RETRY_MS,
      ttlResolution: 0,
      perf: clock,
    });
  }

  /** The sender's entry; undefined if it was not requested or the request failed. */
  async entryOf(context: TurnContext, sender: Sender): Promise<RosterEntry | undefined> {
    const key = JSON.stringify([sender.tenantId, sender.personId]);
    if (!sender.isMember || this.#withoutEmail.has(key)) return undefined;
    try {
      const member: Partial<TeamsChannelAccount> = await TeamsInfo.getMember(
        context,
        sender.userId,
      );
      const { name, email = member.userPrincipalName } = member;
      if (email !== undefined && isUserOf(member, sender.tenantId)) return { name, email };
      this.#withoutEmail.set(key, true, { size: 1 });
      return { name };
    } catch (error) {
      this.#log.warn('roster-unavailable', { error });
      return undefined;
    }
  }
}

/** In a shared channel the activity has the tenant of the channel, not that of the sender. */
function isUserOf(member: Partial<TeamsChannelAccount>, tenantId: string): boolean {
  const { tenantId: theirs, userRole = 'user' } = member;
  return theirs?.toLowerCase() === tenantId.toLowerCase() && userRole === 'user';
}
