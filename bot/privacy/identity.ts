/** All identifiers of a person in a tenant, lower case. */
export interface Identity {
  /** Entra object ids; empty while only an address is known. */
  readonly personIds: readonly string[];
  /** E-mail addresses, including those that other people used. */
  readonly addresses: readonly string[];
  /** Teams' ids of the person and of their chat with the bot. */
  readonly channelIds: readonly string[];
  /** `recipientKey` of each id and address: digests in ids of rows and commands. */
  readonly keys: readonly string[];
}

/** Replacement in the records; random, so that it does not lead back to the person. */
export interface Pseudonym {
  readonly personId: string;
  readonly address: string;
  readonly name: string;
}

/** @param id a new unguessable id, which becomes the pseudonym's object id */
export function pseudonymOf(id: string): Pseudonym {
  const name = `erased-${id.slice(0, 8)}`;
  // A domain that nobody can register (RFC 2606).
  return { personId: id, address: `${name}@erased.invalid`, name };
}

/** True if the text contains an identifier of the person. */
export function mentions(text: string, identity: Identity): boolean {
  return replaced(text, identity, { personId: '', address: '', name: '' }) !== text;
}

/** Replaces every identifier in the text by the pseudonym's. */
export function replaced(text: string, identity: Identity, pseudonym: Pseudonym): string {
  const { personIds, addresses, channelIds, keys } = identity;
  return [
    ...channelIds.map((id) => [id, pseudonym.personId] as const),
    ...personIds.map((id) => [id, pseudonym.personId] as const),
    ...addresses.map((address) => [address, pseudonym.address] as const),
    ...keys.map((key) => [key, pseudonym.name] as const),
  ].reduce((before, [what, by]) => before.replace(wholeWord(what), () => by), text);
}

/** Matches no part of a longer id or address: `ann@x.example` is not in `joann@x.example`. */
function wholeWord(what: string): RegExp {
  const escaped = what.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}._%+\-])${escaped}(?![\p{L}\p{N}\-]|\.[\p{L}\p{N}])`,
    'giu',
  );
}
