import { LRUCache } from 'lru-cache';
import type { Instant } from '../kernel/day.ts';
import type { Clock, Documents, IndexValues, StoredDocument, Write } from '../kernel/ports.ts';
import {
  emailPartition,
  personPartition,
  STATE_ID,
  stateKey,
  type Absence,
  type NotificationChoices,
  type OwnReminder,
  type PersonalReference,
  type PersonRecord,
  type ReminderChoice,
} from '../records/records.ts';
import {
  isReachable,
  withoutSharedChat,
  withContactUpdate,
  type ContactChange,
  type ContactUpdate,
} from './contact-update.ts';

/** Short TTL (ms): another replica may change the same person. */
const CACHE = { maxSize: 10_000, ttl: 30_000, ttlResolution: 0 };

/** Maximum attempts of a write that conflicts with concurrent ones. */
const ATTEMPTS = 8;

/** The indexed `status` of reachable persons. */
const REACHABLE = 'reachable';

/** More than one: the index may list persons of earlier builds whose reference is a shared chat. */
const CANDIDATES = 20;

/** According to the roster. */
export interface EmailPointer {
  readonly personId: string;
}

/** Preferences of a person. Absent fields leave the stored values unchanged. */
export interface PersonalChoices {
  /** A language of `locales/`, e.g. `de`. */
  readonly language?: string;
  readonly notifications?: NotificationChoices;
  readonly reminderChoices?: readonly ReminderChoice[];
  readonly ownReminders?: readonly OwnReminder[];
}

/** Too many concurrent writes of the same person; retry later. */
class PersonContended extends Error {
  readonly code = 'person-contended';
  constructor() {
    super('concurrent update of a person document');
    this.name = 'PersonContended';
  }
}

/**
 * The Teams users known to the bot. Writes only changes, with an ETag per person, so replicas do
 * not overwrite one another. All methods reject with `StoreUnavailable` if the store is
 * unavailable.
 */
export class People {
  readonly #documents: Documents;
  /** Persons recently read or written; `false`: not stored. */
  readonly #cache: LRUCache<string, StoredDocument<PersonRecord> | false>;

  constructor(options: { documents: Documents; clock: Clock }) {
    this.#documents = options.documents;
    this.#cache = new LRUCache({ ...CACHE, perf: options.clock });
  }

  /** The stored person; may be 30 seconds out of date. */
  async find(tenantId: string, personId: string): Promise<PersonRecord | undefined> {
    return (await this.#known(tenantId, personId.toLowerCase()))?.body;
  }

  async byEmail(tenantId: string, email: string): Promise<PersonRecord | undefined> {
    const pointer = await this.#documents.read<EmailPointer>(
      stateKey(emailPartition(tenantId, email)),
    );
    return pointer === undefined ? undefined : this.find(tenantId, pointer.body.personId);
  }

  /** Any reachable person of the tenant; their reference has the service URL for Teams. */
  async anyReachable(tenantId: string): Promise<PersonRecord | undefined> {
    const page = await this.#documents.find<PersonRecord>({
      kind: 'person',
      tenantId,
      where: { status: { eq: REACHABLE } },
      limit: CANDIDATES,
    });
    return page.documents.map(({ body }) => withoutSharedChat(body)).find(isReachable);
  }

  /**
   * Stores a contact update. A reference replaces one that is marked as gone, so the removal of the
   * app must be recorded with `markGone` instead.
   */
  async recordContact(tenantId: string, update: ContactUpdate): Promise<ContactChange> {
    const seen = { ...update, personId: update.personId.toLowerCase() };
    const known = await this.find(tenantId, seen.personId);
    if (known && withContactUpdate(known, seen) === known)
      return { person: known, firstContact: false };
    let newEmail: string | undefined;
    const { before, after } = await this.#change(tenantId, seen.personId, async (known) => {
      const changed = withContactUpdate(known, seen);
      newEmail = changed.email === known?.email ? undefined : changed.email;
      // Written before the person: the next contact update fixes a pointer without a person, but
      // not a person without a pointer.
      if (newEmail !== undefined) await this.#pointAt(tenantId, newEmail, seen.personId);
      return changed;
    });
    if (newEmail !== undefined && before?.email !== undefined)
      await this.#dropPointer(tenantId, before.email, seen.personId);
    return { person: after, firstContact: !isReachable(before) && isReachable(after), newEmail };
  }

  /**
   * Stores preferences of a person.
   * @param choices a function if they depend on the stored ones
   * @param also further writes of the person's partition, in the same batch
   */
  async choose(
    tenantId: string,
    personId: string,
    choices: PersonalChoices | ((known: PersonRecord | undefined) => PersonalChoices),
    also: readonly Write[] = [],
  ): Promise<PersonRecord> {
    const id = personId.toLowerCase();
    const change = async (known: PersonRecord | undefined): Promise<PersonRecord> => {
      const wanted = typeof choices === 'function' ? choices(known) : choices;
      const chosen = { ...(known ?? { personId: id }), ...definedOnly(wanted) };
      return known && JSON.stringify(known) === JSON.stringify(chosen) ? known : chosen;
    };
    const { after } = await this.#change(tenantId, id, change, also);
    return after;
  }

  /**
   * Stores an absence together with the rows of its notices. The covering person's pointer is
   * written first: it has no effect without the absence.
   */
  async setAbsence(
    tenantId: string,
    personId: string,
    absence: Absence,
    notices: readonly Write[],
  ): Promise<void> {
    const id = personId.toLowerCase();
    await this.#changeCovers(tenantId, absence.coverId, (covers) => [...covers, id]);
    const change = async (known: PersonRecord | undefined) => ({
      ...(known ?? { personId: id }),
      absence,
    });
    const { before } = await this.#change(tenantId, id, change, notices);
    const former = before?.absence?.coverId;
    if (former !== undefined && former !== absence.coverId)
      await this.dropCover(tenantId, former, id);
  }

  /** Ends an absence before its last day; without effect if it is another one by now. */
  async endAbsence(
    tenantId: string,
    personId: string,
    { coverId, id, endedAt }: Absence,
    notices: readonly Write[],
  ): Promise<void> {
    const change = async (known: PersonRecord | undefined) =>
      known?.absence?.id === id && known.absence.endedAt === undefined
        ? { ...known, absence: { ...known.absence, endedAt } }
        : known;
    await this.#change(tenantId, personId.toLowerCase(), change, notices);
    await this.dropCover(tenantId, coverId, personId.toLowerCase());
  }

  /** Removes the covering person's pointer to somebody who is not absent any more. */
  async dropCover(tenantId: string, coverId: string, absentId: string): Promise<void> {
    await this.#changeCovers(tenantId, coverId, (covers) => covers.filter((id) => id !== absentId));
  }

  async #changeCovers(
    tenantId: string,
    coverId: string,
    after: (covers: readonly string[]) => readonly string[],
  ): Promise<void> {
    await this.#change(tenantId, coverId.toLowerCase(), async (known) => {
      const before = known?.covers ?? [];
      const covers = [...new Set(after(before))];
      if (covers.length === before.length) return known;
      return { ...(known ?? { personId: coverId.toLowerCase() }), covers };
    });
  }

  /**
   * Records that the app was removed: nothing is sent until a new reference is recorded. Has no
   * effect if `tried` is no longer the stored conversation: a late answer must not undo a
   * reinstallation, nor the removal from another chat disable this one.
   */
  async markGone(
    tenantId: string,
    personId: string,
    tried: Pick<PersonalReference, 'conversationId'>,
  ): Promise<void> {
    await this.#change(tenantId, personId.toLowerCase(), async (known) => {
      if (!known?.reference || known.reference.gone === true) return known;
      if (tried.conversationId !== known.reference.conversationId) return known;
      return { ...known, reference: { ...known.reference, gone: true } };
    });
  }

  /** Records the block that Teams reported for a message to `tried`. */
  async markBlocked(
    tenantId: string,
    personId: string,
    tried: PersonalReference,
    blockedAt: Instant,
  ): Promise<void> {
    await this.#change(tenantId, personId.toLowerCase(), async (known) =>
      known?.reference?.conversationId === tried.conversationId
        ? { ...known, reference: { ...known.reference, blockedAt } }
        : known,
    );
  }

  async #known(
    tenantId: string,
    personId: string,
  ): Promise<StoredDocument<PersonRecord> | undefined> {
    const cacheKey = cacheKeyOf(tenantId, personId);
    const cached = this.#cache.get(cacheKey);
    if (cached !== undefined) return cached || undefined;
    const key = stateKey(personPartition(tenantId, personId));
    const read = await this.#documents.read<PersonRecord>(key);
    // A write that completed during the read is newer than its result.
    const written = this.#cache.get(cacheKey);
    if (written !== undefined) return written || undefined;
    const stored = read && { ...read, body: withoutSharedChat(read.body) };
    this.#cache.set(cacheKey, stored ?? false, { size: 1 });
    return stored;
  }

  /**
   * Reads, changes and writes one person; returning the same object writes nothing.
   * @param more writes of the same partition and commit
   */
  async #change<After extends PersonRecord | undefined>(
    tenantId: string,
    personId: string,
    change: (known: PersonRecord | undefined) => Promise<After>,
    more: readonly Write[] = [],
  ): Promise<{ before: PersonRecord | undefined; after: After }> {
    const partition = personPartition(tenantId, personId);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const stored = await this.#known(tenantId, personId);
      const before = stored?.body;
      const after = await change(before);
      if (after === undefined || after === before) return { before, after };

      const index: IndexValues = isReachable(after) ? { status: REACHABLE } : {};
      const written = { id: STATE_ID, kind: 'person', body: after, index } as const;
      const result = await this.#documents.commit(partition, [
        stored ? { op: 'replace', ...written, ifMatch: stored.etag } : { op: 'create', ...written },
        ...more,
      ]);
      const etag = result.ok ? result.etags[0] : undefined;
      const cacheKey = cacheKeyOf(tenantId, personId);
      if (etag === undefined) this.#cache.delete(cacheKey);
      else {
        const changed = { ...stateKey(partition), kind: 'person', body: after, index, etag };
        this.#cache.set(cacheKey, changed, { size: 1 });
      }
      if (result.ok) return { before, after };
    }
    throw new PersonContended();
  }

  async #pointAt(tenantId: string, email: string, personId: string): Promise<void> {
    const body: EmailPointer = { personId };
    await this.#documents.commit(emailPartition(tenantId, email), [
      { op: 'put', id: STATE_ID, kind: 'email', body },
    ]);
  }

  /** Deletes the pointer of a former address, unless it now points to another person. */
  async #dropPointer(tenantId: string, email: string, personId: string): Promise<void> {
    const partition = emailPartition(tenantId, email);
    const pointer = await this.#documents.read<EmailPointer>(stateKey(partition));
    if (pointer?.body.personId !== personId) return;
    await this.#documents.commit(partition, [
      { op: 'delete', id: STATE_ID, ifMatch: pointer.etag },
    ]);
  }
}

const cacheKeyOf = (tenantId: string, personId: string): string =>
  JSON.stringify([tenantId, personId]);

function definedOnly(choices: PersonalChoices): PersonalChoices {
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
}
