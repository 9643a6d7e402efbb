import type { Labelled } from './mail-labels.ts';

const ADDRESS =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

/** Addresses without a reader. */
const UNREAD =
  /^(?:no[._-]?reply|do[._-]?not[._-]?reply|postmaster|mailer-daemon|bounces?|notifications?)(?![\p{L}\p{N}])/u;

/** Sends the vouchers and is never the customer. */
const VENDOR = 'microsoft.com';

/**
 * Address of the customer's voucher administrator: the one with that label, else the innermost
 * sender's, else another labelled one, else the only one.
 * @param ownAddresses the partner's; their domains are excluded
 */
export function customerAddress(
  mail: readonly string[],
  labelled: readonly Labelled[],
  ownAddresses: readonly string[],
): string | undefined {
  const notTheirs = [VENDOR, ...ownAddresses.map(domainOf)].filter((domain) => domain !== '');
  const theirs = (text: string): readonly string[] =>
    (text.match(ADDRESS) ?? [])
      .map((address) => address.toLowerCase())
      .filter((address) => !UNREAD.test(address) && !notTheirs.some(isDomainOf(address)));
  const under = (label: Labelled['label']): readonly string[] =>
    labelled.flatMap((one) => (one.label === label ? theirs(one.value) : []));
  const all = new Set(mail.flatMap(theirs));
  return (
    under('paste.admin').at(-1) ??
    under('paste.from').at(-1) ??
    under('paste.email').at(-1) ??
    (all.size === 1 ? [...all][0] : undefined)
  );
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** `microsoft.com` is the domain of `x@microsoft.com` and of `x@mail.microsoft.com`. */
const isDomainOf =
  (address: string) =>
  (domain: string): boolean =>
    address.endsWith(`@${domain}`) || address.endsWith(`.${domain}`);
