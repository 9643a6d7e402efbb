/** Everything a person is known by in a tenant, lower case. */
export interface Identity {
  /** Her Entra object id; none while only an address is known. */
  readonly personIds: readonly string[];
  /** Her e-mail addresses, those others named her by included. */
  readonly addresses: readonly string[];
  /** Teams' ids of her and of her chat with the bot. */
  readonly channelIds: readonly string[];
  /** `readerKey` of each id and address: digests that ids of rows and commands are made of. */
  readonly keys: readonly string[];
}

/** Who stands in the records in her place: made up by chance, so that nothing leads back to her. */
export interface Pseudonym {
  readonly personId: string;
  readonly address: string;
  readonly name: string;
}

/** @param id a new unguessable id; it is the pseudonym's object id */
export function pseudonymOf(id: string): Pseudonym {
  const name = `erased-${id.slice(0, 8)}`;
  // A domain that can never be anybody's (RFC 2606).
  return { personId: id, address: `${name}@erased.invalid`, name };
}

/** Whether a text holds one of her ids or addresses. */
export function namesHer(text: string, identity: Identity): boolean {
  return replaced(text, identity, { personId: '', address: '', name: '' }) !== text;
}

/** The text with the pseudonym wherever one of her ids or addresses stood. */
export function replaced(text: string, identity: Identity, pseudonym: Pseudonym): string {
  const { personIds, addresses, channelIds, keys } = identity;
  return [
    ...channelIds.map((id) => [id, pseudonym.personId] as const),
    ...personIds.map((id) => [id, pseudonym.personId] as const),
    ...addresses.map((address) => [address, pseudonym.address] as const),
    ...keys.map((key) => [key, pseudonym.name] as const),
  ].reduce((before, [what, by]) => before.replace(whole(what), () => by), text);
}

/** Not as part of a longer id or address: `ann@x.example` is not in `joann@x.example`. */
function whole(what: string): RegExp {
  const escaped = what.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}._%+\-])${escaped}(?![\p{L}\p{N}\-]|\.[\p{L}\p{N}])`,
    'giu',
  );
}
