import { LRUCache } from 'lru-cache';
import type { Person } from '../partner/actor.ts';
import type { Partner } from '../partner/partner.ts';
import { presentOrFormer } from '../partner/team.ts';
import type { Reader } from '../records/reader.ts';
import type { People } from './people.ts';

interface Sources {
  readonly people: People;
  readonly reader: Reader;
}

/** Fields of stored records that hold the id of a person. */
const ID_FIELDS = [
  'personId',
  'aadObjectId',
  'consultant',
  'signedBy',
  'enrolledBy',
  'confirmedBy',
] as const;

const OF_ADDRESS = 'email:';

/** Page size of the partner's history. */
const PAGE = 200;

type NamesById = ReadonlyMap<string, string>;

/** Names in partner histories, by tenant and revision. */
const histories = new WeakMap<Reader, LRUCache<string, Promise<NamesById>>>();

/**
 * Names of the people that a card, an export or a notice mentions: of present and former members,
 * else of the person's own record, else as the records state them. A name changes with the roster;
 * one in a record is of its time.
 */
export class PersonNames {
  readonly #sources: Sources;
  readonly #tenantId: string;
  /** From the person's own record. */
  readonly #found = new Map<string, string>();
  /** Next to the id in a record. */
  readonly #stated = new Map<string, string>();
  /** Mentioned and not looked up yet. */
  readonly #mentioned = new Set<string>();
  #partner: Partner | undefined;

  /** @param reader the person who reads the names, as the roster has them */
  constructor(sources: Sources, tenantId: string, reader?: Person) {
    this.#sources = sources;
    this.#tenantId = tenantId;
    if (reader?.name !== undefined) this.#found.set(reader.personId, reader.name);
  }

  /** Sets the team, in its latest state. */
  useTeam(partner: Partner): void {
    this.#partner = partner;
  }

  /** Notes the ids and names in records: vouchers, events, the agreement, unmet checks. */
  mention(...records: readonly unknown[]): void {
    for (const record of records) {
      if (typeof record !== 'object' || record === null) continue;
      const fields = record as Readonly<Record<string, unknown>>;
      for (const field of ID_FIELDS) {
        const id = fields[field];
        if (typeof id === 'string' && id !== '') this.#mentioned.add(id);
      }
      if (fields.as === 'person' && typeof fields.value === 'string')
        this.#mentioned.add(fields.value);
      // A corrected value, before and after.
      if (fields.field === 'consultant')
        for (const id of [fields.from, fields.to])
          if (typeof id === 'string') this.#mentioned.add(id);
      const { personId, aadObjectId = personId, name } = fields;
      if (typeof aadObjectId === 'string' && typeof name === 'string')
        this.#stated.set(aadObjectId, name);
      this.mention(...Object.values(fields));
    }
  }

  /** Looks up the mentioned people who are in no team; nothing is read if there are none. */
  async load(partner: Partner): Promise<void> {
    this.useTeam(partner);
    const unknown = [...this.#mentioned].filter(
      (id) => !this.#found.has(id) && presentOrFormer(partner, id) === undefined,
    );
    this.#mentioned.clear();
    if (unknown.length === 0) return;
    await Promise.all(unknown.map((id) => this.#find(id)));
    const lost = unknown.filter((id) => !this.#found.has(id) && !this.#stated.has(id));
    if (lost.length === 0) return;
    const former = await namesInHistory(this.#sources.reader, partner);
    for (const id of lost) {
      const name = former.get(id);
      if (name !== undefined) this.#stated.set(id, name);
    }
  }

  /** Undefined for a person of whom no record has a name. */
  nameOf(personId: string): string | undefined {
    const inTeam = this.#partner && presentOrFormer(this.#partner, personId)?.name;
    return inTeam ?? this.#found.get(personId) ?? this.#stated.get(personId) ?? addressIn(personId);
  }

  async #find(id: string): Promise<void> {
    const { people } = this.#sources;
    const address = addressIn(id);
    const person = await (address === undefined
      ? people.find(this.#tenantId, id)
      : people.byEmail(this.#tenantId, address));
    if (person?.name !== undefined) this.#found.set(id, person.name);
  }
}

/** The address in the id of a member who has never used the bot. */
const addressIn = (id: string): string | undefined =>
  id.startsWith(OF_ADDRESS) ? id.slice(OF_ADDRESS.length) : undefined;

/**
 * The names under which roles were granted: earlier builds removed a member with the last role, and
 * only the partner's history still names one who never used the bot.
 */
function namesInHistory(reader: Reader, { tenantId, revision }: Partner): Promise<NamesById> {
  const cache = histories.get(reader) ?? new LRUCache({ maxSize: 1_000 });
  histories.set(reader, cache);
  const key = JSON.stringify([tenantId, revision]);
  const known = cache.get(key) ?? readNames(reader, tenantId);
  cache.set(key, known, { size: 1 });
  // A failed read is not cached.
  known.catch(() => cache.delete(key));
  return known;
}

async function readNames(reader: Reader, tenantId: string): Promise<NamesById> {
  const names = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page = await reader.partnerHistory(tenantId, PAGE, cursor);
    for (const { event } of page.items) {
      if (event.type !== 'role-granted' && event.type !== 'member-identified') continue;
      // The newest comes first.
      if (!names.has(event.personId)) names.set(event.personId, event.name);
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return names;
}
