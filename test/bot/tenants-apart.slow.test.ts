import fc from 'fast-check';
import type { Clock, Documents } from '../../workflow/kernel/ports.ts';
import { people } from '../support/partner.ts';
import { aCosmos, type ACosmos } from '../support/cosmos.ts';
import {
  anHttpChat,
  type HttpAnswer,
  type HttpChat,
  type HttpTalker,
} from '../support/http-chat.ts';
import { NOON } from '../support/running-desk.ts';
import { anAssignment, anEvent } from '../support/signed-event.ts';
import { aStore } from '../support/stores.ts';

/** Two companies with equal voucher ids and different data. */
const SIDES = [
  {
    tenantId: '10000000-0000-4000-8000-000000000001',
    word: 'Aardvark',
    person: people.paula,
  },
  {
    tenantId: '20000000-0000-4000-8000-000000000002',
    word: 'Zeppelin',
    // The same person, a guest in this tenant.
    person: people.paula,
  },
] as const;
const VOUCHERS = ['SAME-0001', 'SAME-0002', 'SAME-0003'];

type Operation = (chat: HttpChat, side: 0 | 1) => Promise<readonly unknown[]>;
const talkers = new WeakMap<HttpChat, readonly HttpTalker[]>();
const talker = (chat: HttpChat, side: 0 | 1): HttpTalker => talkers.get(chat)![side]!;
const seen = async (answer: Promise<HttpAnswer>): Promise<readonly unknown[]> => {
  const { status, shown } = await answer;
  expect(status).toBe(200);
  return shown;
};

const typed = fc
  .tuple(
    fc.constantFrom(
      'status',
      'vouchers',
      'next',
      'history',
      'overview',
      'deadlines',
      'team',
      'profile',
      'validate',
      'reserve',
      'eligibility',
      'export',
      'payment',
    ),
    fc.option(fc.constantFrom(...VOUCHERS)),
  )
  .map(
    ([command, voucher]): Operation =>
      (chat, side) =>
        seen(talker(chat, side).says(voucher === null ? command : `${command} ${voucher}`)),
  );

/** Clicks with data that could refer to the other tenant. */
const clicked = fc
  .tuple(
    fc.constantFrom(
      'status',
      'validate',
      'reserve',
      'release',
      'redeem',
      'history',
      'handover',
      'resolve-parked',
      'update-profile',
      'grant-role',
      'reassign',
      'assign',
    ),
    fc.constantFrom(...VOUCHERS),
    fc.nat(4),
  )
  .map(([verb, voucherId, revision]): Operation => (chat, side) => {
    const other = SIDES[1 - side]!.tenantId;
    const word = SIDES[side].word;
    const values = {
      tenantId: other,
      customerEmail: `${word}@customer.example`,
      colleague: people.adam,
      companyName: word,
      description: word,
      contactName: word,
      contactEmail: `${word}@own.example`,
      countries: 'DE',
      offersShown: '',
      person: `${word}@own.example`,
      role: 'consultant',
    };
    return seen(talker(chat, side).clicks(verb, values, { voucherId, revision, tenantId: other }));
  });

const told = fc
  .tuple(
    fc.constantFrom('assigned', 'expiry', 'reassigned', 'payment'),
    fc.constantFrom(...VOUCHERS),
    fc.constantFrom('2020-10-31', '2020-11-30'),
  )
  .map(([what, voucherId, expiresAt]): Operation => async (chat, side) => {
    const { tenantId, word } = SIDES[side];
    const contactEmail = `${word}@customer.example`;
    const customer = { organisation: `${word} ${expiresAt}`, contactEmail, country: 'DE' };
    const assignedTo = { aadObjectId: SIDES[side].person, name: word };
    const event = {
      assigned: () => anAssignment({ tenantId, voucherId, customer, assignedTo }),
      expiry: () => anEvent('voucher.expiry_changed', { tenantId, voucherId, expiresAt }),
      reassigned: () => anEvent('voucher.reassigned', { tenantId, voucherId, assignedTo }),
      payment: () =>
        anEvent('payment.status_changed', { tenantId, voucherId, status: 'paid', reason: word }),
    }[what]();
    expect(await chat.event(event)).toBe(202);
    return [];
  });

const operations = fc.array(
  fc.tuple(fc.constantFrom(0 as const, 1 as const), fc.oneof(typed, clicked, told)),
  { minLength: 15, maxLength: 25 },
);

let cosmos: ACosmos;
beforeAll(async () => void (cosmos = await aCosmos()));
afterAll(() => cosmos.close());

it.each<[string, number, (clock: Clock) => Documents | Promise<Documents>]>([
  ['SQLite', 8, (clock) => aStore({ clock })],
  ['Cosmos DB', 4, () => cosmos.connect()],
])(
  'on %s, nothing of one tenant is ever in an answer to the other',
  async (_store, runs, open) => {
    const documents = await open({ now: () => NOON });
    const chat = await anHttpChat({ documents });
    talkers.set(
      chat,
      SIDES.map(({ tenantId, word, person }) =>
        chat.as({ tenantId, aadObjectId: person, name: word, email: `${word}@own.example` }),
      ),
    );
    const opening: Operation = (_chat, side) => seen(talker(chat, side).says('hi'));
    for (const side of [0, 1] as const) await opening(chat, side);
    await fc.assert(
      fc.asyncProperty(operations, async (all) => {
        for (const [side, operation] of all) {
          const other = SIDES[1 - side]!;
          const shown = JSON.stringify(await operation(chat, side)).toLowerCase();
          expect(shown).not.toContain(other.word.toLowerCase());
          expect(shown).not.toContain(other.tenantId);
        }
      }),
      { numRuns: runs },
    );
    // Also checks proactive messages: all messages of each chat.
    for (const side of [0, 1] as const) {
      const sent = JSON.stringify(talker(chat, side).chat.messages).toLowerCase();
      expect(sent).toContain(SIDES[side].word.toLowerCase());
      expect(sent).not.toContain(SIDES[1 - side]!.word.toLowerCase());
    }
    await chat.close();
  },
  60_000,
);
