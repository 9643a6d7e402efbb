import { addDays, type Day } from '../../workflow/kernel/day.ts';
import type { Member, Partner } from '../../workflow/partner/partner.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import type { VoucherEvent } from '../../workflow/steps/catalogue.ts';
import type { PaymentStatus, Voucher } from '../../workflow/voucher/voucher.ts';
import { assigned, paymentRequested, replayed, reported, reserved } from './a-voucher.ts';
import { aMember, anEnrolledPartner, people, today as defaultToday } from './partner.ts';
import { seeded } from './seeded.ts';

/**
 * A large partner, the same at each call: 400 vouchers of 108 customers, assigned within the year
 * before `today`, with 20 project managers (Paula among them), 60 consultants (Carlo among them)
 * and locations in five countries. Each voucher has come as far as its age allows; some are late,
 * missed a deadline, expired or have a question of Microsoft.
 */
export interface LargeTenant {
  readonly partner: Partner;
  readonly vouchers: readonly Voucher[];
  readonly customers: readonly string[];
  readonly projectManagers: readonly Member[];
  readonly consultants: readonly Member[];
  readonly today: Day;
}

export interface LargeTenantOptions {
  readonly tenantId?: string;
  readonly today?: Day;
  readonly size?: number;
}

const COUNTRIES = ['DE', 'AT', 'CH', 'NL', 'FR'] as const;
const STEMS =
  'Alpen Baltic Boden Danube Eifel Fjord Garda Havel Isar Jura Kobalt Lech Mosel Nord Oder Pegasus Quarz Rhein Saar Taunus Ulmen Vesta Weser Xenon Yara Zenit Adria'.split(
    ' ',
  );
const KINDS = ['Bank AG', 'Werke GmbH', 'Logistik SE', 'Versicherung AG'];
const FIRST =
  'Anna Tom Lea Jonas Mia Felix Emma Paul Clara Noah Ida Max Nora Ben Ella Jan Ruth Kurt Vera Otto'.split(
    ' ',
  );
const MANAGERS =
  'Berger Keller Brandt Vogel Winter Sommer Krause Roth Lang Busch Frank Horn Pohl Seidel Thoma Urban Voss Wirth Zorn'.split(
    ' ',
  );
const CONSULTANTS = ['Lindner', 'Moser', 'Novak'];
const CONSULTANT_FIRST =
  'Xaver Hanna Igor Julia Karim Lotte Milan Nils Olga Pia Quirin Rosa Sven Tara Uwe Vito Wanda Yusuf Zoe Arne'.split(
    ' ',
  );
const RATED = defaultProgramme.offers.filter(({ engagements }) => engagements.length > 0);
/** The share of each status among payment requests that Microsoft has answered. */
const ANSWERS: readonly PaymentStatus[] = [
  ...Array<PaymentStatus>(12).fill('paid'),
  ...Array<PaymentStatus>(3).fill('approved'),
  ...Array<PaymentStatus>(3).fill('action-required'),
  'rejected',
];

const idOf = (kind: number, at: number): string =>
  `00000000-0000-4000-8000-${String(kind)}${String(at).padStart(11, '0')}`;
const named = (personId: string, name: string, role: Member['roles'][number]): Member => ({
  ...aMember(personId, role),
  name,
});

export function largeTenant({
  tenantId = 'contoso',
  today = defaultToday,
  size = 400,
}: LargeTenantOptions = {}): LargeTenant {
  const random = seeded(7);
  const customers = KINDS.flatMap((kind) => STEMS.map((stem) => `${stem} ${kind}`));
  const projectManagers = [
    named(people.paula, 'Paula Sander', 'project-manager'),
    ...MANAGERS.map((name, at) => named(idOf(1, at), `${FIRST[at]} ${name}`, 'project-manager')),
  ];
  const consultants = [
    ...CONSULTANTS.flatMap((name, kind) =>
      CONSULTANT_FIRST.map((first, at) =>
        named(idOf(2, kind * 100 + at), `${first} ${name}`, 'consultant'),
      ),
    ).slice(0, 59),
    named(people.carlo, 'Carlo Weiss', 'consultant'),
  ];
  const partner = anEnrolledPartner({
    tenantId,
    members: [
      { ...aMember(people.gloria, 'global-admin'), name: 'Gloria Stein' },
      { ...aMember(people.adam, 'partner-admin'), name: 'Adam Roth' },
      ...projectManagers,
      ...consultants,
    ],
    locations: COUNTRIES.map((country, at) => ({
      location: String(1_234_567 + at),
      country,
      name: `Office ${country}`,
    })),
  });
  const one = <Item>(of: readonly Item[]): Item => of[random(of.length)]!;
  const vouchers = Array.from({ length: size }, (_, at) => {
    // A quarter of the vouchers belongs to the first ten customers.
    const customer = random(4) === 0 ? random(10) : random(customers.length);
    const journey = {
      tenantId,
      voucherId: `${idLetters(at)}-${1000 + (at % 9000)}`,
      organisation: customers[customer]!,
      country: COUNTRIES[customer % COUNTRIES.length]!,
      manager: one(projectManagers),
      // Xaver Lindner leads more than the others.
      consultant: random(15) === 0 ? consultants[0]! : one(consultants),
    };
    return journeyOf(journey, today, random);
  });
  return { partner, vouchers, customers, projectManagers, consultants, today };
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const idLetters = (at: number): string =>
  [0, 1, 2, 3].map((place) => LETTERS[(at * 7 + place * 5 + (at >> place)) % 24]).join('');

interface Journey {
  readonly tenantId: string;
  readonly voucherId: string;
  readonly organisation: string;
  readonly country: string;
  readonly manager: Member;
  readonly consultant: Member;
}

/** The voucher as it stands today. */
function journeyOf(journey: Journey, today: Day, random: (below: number) => number): Voucher {
  const { consultant, country, manager, organisation, tenantId, voucherId } = journey;
  const offer = RATED[random(RATED.length)]!;
  const engagement = offer.engagements[random(offer.engagements.length)]!.code;
  const serviceLevel = [1, 3, 5, 5, 10][random(5)]!;
  const assignedOn = addDays(today, -random(360));
  const expiresOn = addDays(assignedOn, 180);
  const location = String(1_234_567 + COUNTRIES.indexOf(country as 'DE'));
  const domain = organisation.toLowerCase().replace(/\W+/gu, '-');
  const later: VoucherEvent[] = [];
  const first = {
    ...assigned,
    offer: offer.code,
    serviceLevel,
    customer: { organisation, contactEmail: `it@${domain}.example`, country },
    assignee: {
      personId: manager.personId,
      email: `${manager.name.toLowerCase().replace(/\W+/gu, '.')}@contoso.example`,
      name: manager.name,
    },
    assignedAt: `${assignedOn}T08:30:00.000Z`,
    assignedOn,
    expiresOn,
  };
  const end = (): Voucher => replayed({ tenantId, voucherId }, first, ...later);
  const expired = (): Voucher => {
    if (expiresOn < today) later.push({ type: 'expired', on: addDays(expiresOn, 1) });
    return end();
  };
  const validatedOn = addDays(assignedOn, 1 + random(10));
  const reservedOn = addDays(validatedOn, random(25));
  if (validatedOn > today || random(12) === 0) return expired();
  later.push({ type: 'validated', on: validatedOn });
  if (reservedOn > today || random(10) === 0) return expired();
  const startDate = addDays(reservedOn, 7 + random(60));
  const endDate = addDays(startDate, serviceLevel - 1);
  later.push({
    ...reserved,
    engagement,
    location,
    consultant: consultant.personId,
    startDate,
    endDate,
    reservedOn,
    scheduledOn: reservedOn,
  });
  const submittedOn = addDays(endDate, 1 + random(14));
  if (submittedOn > today || submittedOn > expiresOn || random(15) === 0) return expired();
  later.push({
    ...reported,
    engagement,
    location,
    deliveryCountry: country,
    consultant: consultant.personId,
    startDate,
    endDate,
    daysDelivered: serviceLevel,
    offSiteDays: 0,
    handedOverOn: endDate,
    submittedOn,
  });
  const redeemedOn = addDays(submittedOn, random(20));
  if (redeemedOn > today || redeemedOn > expiresOn) return expired();
  later.push({ type: 'redeemed', on: redeemedOn });
  const requestedOn = addDays(redeemedOn, 1 + random(45));
  if (requestedOn > today || random(6) === 0) return end();
  const amount = serviceLevel * 1000;
  const currency = country === 'CH' ? 'CHF' : 'EUR';
  const invoiceNumber = `R-${requestedOn.slice(0, 4)}-${voucherId.slice(-4)}`;
  later.push({ ...paymentRequested, invoiceNumber, amount, currency, requestedOn });
  const answeredOn = addDays(requestedOn, 5 + random(30));
  if (answeredOn > today) return end();
  const status = ANSWERS[random(ANSWERS.length)]!;
  later.push({
    type: 'payment-status-changed',
    status,
    gap: false,
    reference: `MS-${voucherId}`,
    ...(status === 'action-required' && { reason: 'The invoice does not name the voucher.' }),
    on: answeredOn,
  });
  return end();
}
