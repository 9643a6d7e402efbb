import { createHash, timingSafeEqual } from 'node:crypto';
import type { CalendarFeedLinks } from '../../dialogs/turn.ts';
import { toInstant } from '../../workflow/kernel/day.ts';
import type { Clock, Documents, StoredDocument } from '../../workflow/kernel/ports.ts';
import {
  CALENDAR_ID,
  calendarPartition,
  personPartition,
  STATE_ID,
  stateKey,
  type CalendarFeed,
  type CalendarPointer,
} from '../../workflow/records/records.ts';

export interface CalendarFeedsOptions {
  readonly documents: Pick<Documents, 'commit' | 'read'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Returns 256 random bits in hexadecimal digits, which no client takes for Markdown. */
  readonly newToken: () => string;
  /** Base URL of the bot; undefined if the operator has not set it. */
  readonly publicUrl: () => string | undefined;
}

const KIND = 'calendar-feed';

const TOKEN = /^[0-9a-f]{64}$/u;

/** Maximum attempts of a write that conflicts with concurrent ones. */
const ATTEMPTS = 8;

/** The feed was changed concurrently too often; the person can try again. */
class FeedContended extends Error {
  readonly code = 'feed-contended';
  constructor() {
    super('concurrent changes of a calendar feed');
    this.name = 'FeedContended';
  }
}

/**
 * The calendar feeds of people, at most one each. The document in the person's partition decides;
 * one keyed by the token's hash leads to it. Neither has the token.
 */
export class CalendarFeeds implements CalendarFeedLinks {
  readonly #options: CalendarFeedsOptions;

  constructor(options: CalendarFeedsOptions) {
    this.#options = options;
  }

  async current(tenantId: string, personId: string): Promise<CalendarFeed | undefined> {
    return (await this.#stored(tenantId, personId))?.body;
  }

  async create(tenantId: string, personId: string, commandId: string): Promise<string | undefined> {
    const { clock, documents, newToken, publicUrl } = this.#options;
    const base = publicUrl();
    if (base === undefined) return undefined;
    const token = newToken();
    const tokenHash = hashOf(token);
    const before = await this.#stored(tenantId, personId);
    if (before?.body.commandId === commandId) return undefined;
    // Written first: without the person's document it has no effect.
    const pointer: CalendarPointer = { personId };
    await documents.commit(calendarPartition(tenantId, tokenHash), [
      { op: 'create', id: STATE_ID, kind: KIND, body: pointer },
    ]);
    const feed: CalendarFeed = { tokenHash, createdAt: toInstant(clock.now()), commandId };
    const replaced = await this.#change(tenantId, personId, (known) =>
      known?.commandId === commandId ? undefined : feed,
    );
    if (replaced.isRefused) {
      await this.#dropPointer(tenantId, tokenHash);
      return undefined;
    }
    if (replaced.before) await this.#dropPointer(tenantId, replaced.before.tokenHash);
    return `${base}/calendar/${token}.${encodeURIComponent(tenantId)}.ics`;
  }

  async revoke(tenantId: string, personId: string): Promise<void> {
    const { documents } = this.#options;
    const stored = await this.#stored(tenantId, personId);
    if (stored === undefined) return;
    await documents.commit(personPartition(tenantId, personId.toLowerCase()), [
      { op: 'delete', id: CALENDAR_ID },
    ]);
    await this.#dropPointer(tenantId, stored.body.tokenHash);
  }

  /** Undefined for a malformed, unknown, replaced or revoked token. */
  async find(
    tenantId: string,
    token: string,
  ): Promise<{ readonly personId: string; readonly tokenHash: string } | undefined> {
    if (!TOKEN.test(token)) return undefined;
    const tokenHash = hashOf(token);
    const pointer = await this.#options.documents.read<CalendarPointer>(
      stateKey(calendarPartition(tenantId, tokenHash)),
    );
    if (pointer === undefined) return undefined;
    const { personId } = pointer.body;
    const feed = await this.current(tenantId, personId);
    if (feed === undefined) return undefined;
    const [known, given] = [Buffer.from(feed.tokenHash), Buffer.from(tokenHash)];
    const isSame = known.length === given.length && timingSafeEqual(known, given);
    return isSame ? { personId, tokenHash } : undefined;
  }

  async #stored(
    tenantId: string,
    personId: string,
  ): Promise<StoredDocument<CalendarFeed> | undefined> {
    const partition = personPartition(tenantId, personId.toLowerCase());
    return this.#options.documents.read<CalendarFeed>({ ...partition, id: CALENDAR_ID });
  }

  async #change(
    tenantId: string,
    personId: string,
    change: (known: CalendarFeed | undefined) => CalendarFeed | undefined,
  ): Promise<{ readonly before?: CalendarFeed; readonly isRefused?: true }> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const stored = await this.#stored(tenantId, personId);
      const body = change(stored?.body);
      if (body === undefined) return { isRefused: true };
      const written = { id: CALENDAR_ID, kind: KIND, body } as const;
      const result = await this.#options.documents.commit(
        personPartition(tenantId, personId.toLowerCase()),
        [
          stored
            ? { op: 'replace', ...written, ifMatch: stored.etag }
            : { op: 'create', ...written },
        ],
      );
      if (result.ok) return { before: stored?.body };
    }
    throw new FeedContended();
  }

  async #dropPointer(tenantId: string, tokenHash: string): Promise<void> {
    await this.#options.documents.commit(calendarPartition(tenantId, tokenHash), [
      { op: 'delete', id: STATE_ID },
    ]);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
