import type { Values } from '../../dialogs/turn.ts';
import { LANGUAGES, messagesOf } from '../../locales/languages.ts';
import type { Programme } from '../../workflow/programme/definition.ts';

/** What is longer, or has more lines, is no command but something that was pasted. */
const LONGEST_COMMAND = 200;
const MOST_LINES = 3;

const ADDRESS =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
/** "10 days" or "Days: 10" */
const DAYS =
  /(?<![\p{L}\p{N}])(?:(?<days>\d{1,2})[ -]?(?:days?|tage?n?)(?!\p{L})|(?:days|tage): *(?<labelled>\d{1,2})(?![\p{L}\p{N}]))/iu;

/** Whether a text is an e-mail, or a part of one, rather than something said to the desk. */
export function isPasted(text: string): boolean {
  return text.length > LONGEST_COMMAND || text.trim().split(/\n+/u).length > MOST_LINES;
}

/**
 * What a customer's forwarded e-mail tells of a voucher, as the values of the form that registers
 * it. It is a beginning: the person reads the form before she sends it.
 * @param ownAddress of the person who pasted it, which is not the customer's
 */
export function readMail(
  text: string,
  programme: Programme,
  ownAddress: string | undefined,
): Values {
  const values: Record<string, string> = {};
  const address = customerAddress(text, ownAddress);
  if (address !== undefined) values.customerEmail = address;
  const organisation = labelled(text);
  if (organisation !== undefined) values.organisation = organisation;
  const offer = programme.offers.find(({ code, retired }) => !retired && holds(text, code));
  if (offer) values.offer = offer.code;
  const found = DAYS.exec(text)?.groups;
  const days = found?.days ?? found?.labelled;
  if (days !== undefined && programme.serviceLevels.includes(Number(days)))
    values.serviceLevel = days;
  return values;
}

/** The sender's, of whom the customer's mail is the innermost: the last "From:", else the first address. */
function customerAddress(text: string, ownAddress = ''): string | undefined {
  const own = ownAddress.toLowerCase();
  const domain = own.split('@')[1];
  const isOurs = (address: string): boolean =>
    domain !== undefined && address.toLowerCase().endsWith(`@${domain}`);
  const senders = text
    .split('\n')
    .filter((line) => labels('paste.from').some((label) => begins(line, label)))
    .flatMap((line) => line.match(ADDRESS) ?? []);
  const all = text.match(ADDRESS) ?? [];
  return (
    senders.findLast((one) => !isOurs(one)) ?? all.find((one) => !isOurs(one))
  )?.toLowerCase();
}

/** "Organisation: Contoso Ltd" */
function labelled(text: string): string | undefined {
  for (const line of text.split('\n')) {
    const label = labels('paste.organisation').find((one) => begins(line, one));
    const value = label && line.slice(line.indexOf(':') + 1).trim();
    if (value) return value.slice(0, 200);
  }
  return undefined;
}

function begins(line: string, label: string): boolean {
  return line.trim().toLowerCase().startsWith(`${label.toLowerCase()}:`);
}

function holds(text: string, code: string): boolean {
  const at = text.toUpperCase().indexOf(code.toUpperCase());
  return at >= 0 && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1) + text.charAt(at + code.length));
}

type PasteKey = 'paste.from' | 'paste.organisation';

const LABELS: Readonly<Record<PasteKey, readonly string[]>> = {
  'paste.from': wordings('paste.from'),
  'paste.organisation': wordings('paste.organisation'),
};

function wordings(key: PasteKey): readonly string[] {
  return LANGUAGES.flatMap((language) => (messagesOf(language)[key] ?? '').split('|'));
}

function labels(key: PasteKey): readonly string[] {
  return LABELS[key];
}
