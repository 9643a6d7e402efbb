import fc from 'fast-check';
import type { Actor } from '../../workflow/partner/actor.ts';
import { addDays } from '../../workflow/kernel/day.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import type { StepName } from '../../workflow/programme/actions.ts';
import type { VoucherCommand, VoucherCommandName } from '../../workflow/steps/catalogue.ts';
import { PAYMENT_STATUSES } from '../../workflow/voucher/voucher.ts';
import { actorOf, people } from './partner.ts';
import { everyStep } from './step-cases.ts';
import { voucherCommand } from './voucher-decisions.ts';

/** One step of a random voucher history: a command, its sender and day. */
export interface Attempt {
  /** Undefined: the next command of the workflow. */
  readonly command?: VoucherCommand;
  readonly actor: Actor;
  /** Days before the command. */
  readonly pause: number;
  readonly claimHeldBy?: string;
  /** How many days ago the step happened; absent: no day is given. */
  readonly daysAgo?: number;
  readonly alreadyDoneReason?: string;
}

/** Generated dates are near this day, so that many of them are consistent. */
export const FIRST_DAY = '2020-06-01';
const near = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((days) => addDays(FIRST_DAY, days));

const fabrikam = {
  organisation: 'Fabrikam AG',
  contactEmail: 'vera@fabrikam.example',
  country: 'DE',
};
const customer = fc.constantFrom(fabrikam, fabrikam, { ...fabrikam, country: 'AT' });
const offer = fc.constantFrom('DDPS', 'DDPS', 'DDPS', 'SDPS', 'NOPE');
const serviceLevel = fc.constantFrom(...defaultProgramme.serviceLevels, 5, 5, 7);
const person = fc.constantFrom(
  people.carlo,
  people.carlo,
  people.carlo,
  people.paula,
  people.nobody,
);
const assignedTo = fc.constantFrom<{ aadObjectId?: string; email?: string }>(
  { aadObjectId: people.paula },
  { aadObjectId: people.adam },
  { email: 'paula@contoso.example' },
);
const text = fc.constantFrom(undefined, 'REF-1', 'REF-2');
const span = fc.record({ start: fc.nat(60), length: fc.integer({ min: -1, max: 6 }) });
const dates = span.map(({ start, length }) => ({
  startDate: addDays(FIRST_DAY, start),
  endDate: addDays(FIRST_DAY, start + length),
}));

const account = fc.record({
  offer,
  serviceLevel,
  customer,
  assignedTo,
  assignedAt: fc.oneof(fc.constant(FIRST_DAY), near(-3, 3)),
  expiresAt: fc.oneof(fc.constant(undefined), near(-5, 90)),
});

const report = fc.record({
  consultant: person,
  location: fc.constantFrom('1234567', '1234567', '999'),
  deliveryCountry: fc.constantFrom('DE', 'DE', 'AT'),
  daysDelivered: fc.integer({ min: 0, max: 6 }),
  offSiteDays: fc.integer({ min: 0, max: 4 }),
  products: fc.constantFrom('Windows 10', ' '),
  deliverableType: fc.constantFrom('custom-plan', 'custom-plan', 'poem'),
  deliverableReference: fc.constantFrom('plan.pdf', 'plan.pdf', ' '),
  handedOverOn: near(0, 70),
  summary: fc.constant('Done.'),
  nextSteps: fc.constant('Pilot.'),
  confirmationReference: text,
});

type Fields<Name> = Omit<Extract<VoucherCommand, { name: Name }>, 'name'>;

/** A step without a generator repeats the form of its test case. */
type Generators = {
  readonly [Name in Exclude<VoucherCommandName, StepName>]: fc.Arbitrary<Fields<Name>>;
} & { readonly [Name in StepName]?: fc.Arbitrary<Fields<Name>> };

const COMMANDS: Generators = {
  assign: account,
  register: fc.record({
    offer,
    serviceLevel,
    organisation: fc.constant('Fabrikam AG'),
    customerEmail: fc.constant('vera@fabrikam.example'),
    country: fc.constantFrom('DE', 'AT'),
    assignedOn: fc.oneof(fc.constant(FIRST_DAY), near(-3, 3)),
    expiresOn: fc.oneof(fc.constant(undefined), near(-5, 90)),
  }),
  reassign: fc.record({ assignedTo }),
  handover: fc.record({
    colleague: fc.constantFrom(people.adam, people.paula, people.nobody),
    reason: text,
    from: fc.constantFrom(undefined, undefined, people.paula, people.adam),
  }),
  'change-expiry': fc.record({ expiresAt: near(-5, 120) }),
  'identify-assignee': fc.record({
    personId: person,
    email: fc.constantFrom('adam@contoso.example', 'paula@contoso.example'),
  }),
  'correct-facts': account,
  validate: fc.record({ customerEmail: email() }),
  reserve: fc.tuple(dates, person, text).map(([when, consultant, reason]) => ({
    ...when,
    engagement: 'windows-and-office',
    location: '1234567',
    consultant,
    termsAccepted: true as const,
    reason,
    confirmationReference: undefined,
  })),
  reschedule: fc.tuple(dates, person).map(([when, consultant]) => ({ ...when, consultant })),
  release: fc.record({
    reason: fc.constantFrom('another-partner', 'why'),
    confirmationReference: text,
  }),
  report: fc.tuple(dates, report).map(([when, rest]) => ({ ...rest, ...when })),
  redeem: fc.record({ confirmationReference: text }),
  payment: fc.record({
    invoiceNumber: fc.constant('R-1'),
    amount: fc.constantFrom(1, 5000),
    currency: fc.constantFrom('EUR', 'EUR', 'XXX'),
    confirmationReference: text,
  }),
  'payment-status': fc.record({
    status: fc.constantFrom(...PAYMENT_STATUSES),
    reference: text,
    reason: text,
    amountPaid: fc.constantFrom(undefined, undefined, 1000, 5000),
    currency: fc.constantFrom(undefined, 'EUR', 'USD'),
    differenceClosed: fc.constantFrom(undefined, undefined, undefined, true as const),
  }),
  expire: fc.constant({}),
  undo: fc.constant({ reason: 'Wrong voucher' }),
  correct: fc.oneof(
    fc.record({
      part: fc.constant('registration' as const),
      reason: fc.constant('Typo'),
      organisation: fc.constantFrom('Fabrikam AG', 'Fabrikam SE'),
      serviceLevel,
      country: fc.constantFrom('DE', 'AT'),
    }),
    fc.record({
      part: fc.constant('expiry' as const),
      reason: fc.constant('Extended'),
      expiresOn: near(-5, 120),
    }),
    fc.tuple(dates, person).map(([when, consultant]) => ({
      ...when,
      part: 'reservation' as const,
      reason: 'Typo',
      consultant,
    })),
    fc.tuple(dates, report).map(([when, rest]) => ({
      ...rest,
      ...when,
      part: 'report' as const,
      reason: 'Typo',
    })),
    fc.record({
      part: fc.constant('redemption' as const),
      reason: fc.constant('Typo'),
      onDate: near(0, 70),
    }),
    fc.record({
      part: fc.constant('payment' as const),
      reason: fc.constant('Typo'),
      invoiceNumber: fc.constantFrom('R-1', 'R-2'),
      amount: fc.constantFrom(1, 4000),
      currency: fc.constantFrom('EUR', 'EUR', 'XXX'),
      confirmationReference: fc.constantFrom('', 'REF-3'),
    }),
  ),
};

/** Weights of commands that advance the workflow, so that histories reach late states. */
const OFTEN: Readonly<Partial<Record<string, number>>> = {
  validate: 3,
  reserve: 3,
  report: 3,
  redeem: 2,
  payment: 2,
  'payment-status': 3,
  undo: 2,
  correct: 2,
};

const repeatedForms = everyStep
  .filter(([name]) => COMMANDS[name] === undefined)
  .map(([name, { form }]) => [name, fc.constant(voucherCommand(name, form))] as const);

const anyCommand = fc.oneof(
  ...[...Object.entries<fc.Arbitrary<object>>(COMMANDS), ...repeatedForms].map(
    ([name, fields]) => ({
      weight: OFTEN[name] ?? 1,
      arbitrary: fields.map((values) => ({ name, ...values }) as VoucherCommand),
    }),
  ),
);

/** Usual sender of a command; random senders would mostly be refused. */
const SENDER: Readonly<Partial<Record<VoucherCommand['name'], Actor>>> = {
  assign: { kind: 'customer' },
  reassign: { kind: 'customer' },
  'change-expiry': { kind: 'customer' },
  'identify-assignee': { kind: 'desk' },
  expire: { kind: 'clock' },
};
const anyActor = fc.constantFrom<Actor>(
  actorOf(people.paula, 'project-manager'),
  actorOf(people.carlo, 'consultant'),
  actorOf(people.nobody),
  { kind: 'customer' },
  { kind: 'microsoft' },
  { kind: 'clock' },
  { kind: 'desk' },
);

export const anyAttempt: fc.Arbitrary<Attempt> = fc
  .record({
    command: rarely(1, anyCommand),
    stranger: rarely(4, anyActor),
    pause: fc.constantFrom(0, 0, 0, 1, 2, 7, 30),
    claimHeldBy: fc.constantFrom(undefined, undefined, undefined, 'ZZZZ-9999'),
    daysAgo: rarely(2, fc.integer({ min: -1, max: 40 })),
    alreadyDoneReason: rarely(2, fc.constant('Done in the portal.')),
  })
  .map(({ command, stranger, ...rest }) => ({
    ...rest,
    command,
    actor: stranger ?? (command && SENDER[command.name]) ?? actorOf(people.gloria, 'global-admin'),
  }));

/** Undefined this many times as often as a value. */
function rarely<Value>(
  weight: number,
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

function email() {
  return fc.constantFrom('vera@fabrikam.example', 'vera@fabrikam.example', 'who@fabrikam.example');
}
