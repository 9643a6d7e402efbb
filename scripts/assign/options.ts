import { randomInt } from 'node:crypto';
import { readArguments, UsageError } from '../cli/command-line.ts';
import { DEMO_PEOPLE, DEMO_TENANT } from '../demo/people.ts';

export const EVENT_TYPES = [
  'voucher.assigned',
  'voucher.expiry_changed',
  'voucher.reassigned',
  'payment.status_changed',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

const flags = {
  url: { type: 'string' },
  secret: { type: 'string' },
  id: { type: 'string' },
  type: { type: 'string' },
  tenant: { type: 'string' },
  voucher: { type: 'string' },
  offer: { type: 'string' },
  days: { type: 'string' },
  customer: { type: 'string' },
  contact: { type: 'string' },
  country: { type: 'string' },
  to: { type: 'string' },
  name: { type: 'string' },
  expires: { type: 'string' },
  status: { type: 'string' },
  reference: { type: 'string' },
  reason: { type: 'string' },
  paid: { type: 'string' },
  currency: { type: 'string' },
  on: { type: 'string' },
} as const;

export type Flags = Readonly<Partial<Record<keyof typeof flags, string>>>;

export interface AssignRequest {
  readonly given: Flags;
  readonly type: EventType;
  readonly data: Readonly<object>;
  readonly now: Date;
}

/** @throws UsageError for an unknown flag, an unknown type, or a value missing or of a wrong form. */
export function readAssignRequest(commandLine: readonly string[]): AssignRequest {
  const given = readArguments(commandLine, flags).values;
  const now = new Date();
  const type = eventType(given);
  return { given, type, data: eventData(type, given, now), now };
}

const { projectManager } = DEMO_PEOPLE;

/** Builds the event's data; demo values fill in for missing flags. */
function eventData(type: EventType, given: Flags, now: Date): Readonly<object> {
  const tenantId = given.tenant ?? DEMO_TENANT;
  switch (type) {
    case 'voucher.assigned':
      return {
        tenantId,
        voucherId: given.voucher ?? newVoucherId(),
        offer: given.offer ?? 'DDPS',
        serviceLevel: wholeNumber('days', given.days ?? '5'),
        customer: {
          organisation: given.customer ?? 'Contoso GmbH',
          contactEmail: given.contact ?? 'it-procurement@contoso.example',
          country: given.country ?? 'DE',
        },
        assignedTo: assignee(given),
        assignedAt: now.toISOString(),
        expiresAt: given.expires,
      };
    case 'voucher.expiry_changed':
      return {
        tenantId,
        voucherId: needed('voucher', given, type),
        expiresAt: needed('expires', given, type),
      };
    case 'voucher.reassigned':
      return {
        tenantId,
        voucherId: needed('voucher', given, type),
        assignedTo: assignee({ ...given, to: needed('to', given, type) }),
      };
    case 'payment.status_changed':
      return {
        tenantId,
        voucherId: needed('voucher', given, type),
        status: needed('status', given, type),
        reference: given.reference,
        reason: given.reason,
        amountPaid: given.paid === undefined ? undefined : amount('paid', given.paid),
        currency: given.currency,
        occurredAt: given.on,
      };
  }
}

/** The event type from `--type`, by default `voucher.assigned`. */
function eventType(given: Flags): EventType {
  const wanted = given.type ?? 'voucher.assigned';
  const found = EVENT_TYPES.find((type) => type === wanted);
  if (found === undefined)
    throw new UsageError(`--type is one of ${EVENT_TYPES.join(', ')}, not "${wanted}".`);
  return found;
}

function assignee({ to, name }: Flags): Readonly<Record<string, string | undefined>> {
  if (to === undefined)
    return {
      aadObjectId: projectManager.personId,
      email: projectManager.email,
      name: name ?? projectManager.name,
    };
  return to.includes('@') ? { email: to, name } : { aadObjectId: to, name };
}

function needed(flag: keyof Flags, given: Flags, type: EventType): string {
  const value = given[flag];
  if (value === undefined) throw new UsageError(`${type} needs --${flag}.`);
  return value;
}

function wholeNumber(flag: string, text: string): number {
  if (!/^\d+$/u.test(text)) throw new UsageError(`--${flag} is a whole number, not "${text}".`);
  return Number(text);
}

function amount(flag: string, text: string): number {
  if (!/^\d+(?:\.\d+)?$/u.test(text))
    throw new UsageError(`--${flag} is an amount such as 3000.50, not "${text}".`);
  return Number(text);
}

/** Excludes letters that look like digits. */
const LETTERS = 'ACDEFGHJKLMNPQRTUVWXY';

/** Four letters and four digits. Microsoft does not publish the form of its own ids. */
function newVoucherId(): string {
  const letters = Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]);
  return `${letters.join('')}-${randomInt(1000, 10_000)}`;
}
