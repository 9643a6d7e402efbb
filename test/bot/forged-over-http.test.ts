import type { Documents } from '../../workflow/kernel/ports.ts';
import { Reader } from '../../workflow/records/reader.ts';
import { people } from '../support/partner.ts';
import { anHttpChat, type HttpChat, type HttpTalker } from '../support/http-chat.ts';
import { forms } from '../support/forms.ts';
import { NOON } from '../support/running-desk.ts';
import { anAssignment, TENANT } from '../support/signed-event.ts';
import { aStore } from '../support/stores.ts';

const OTHER = '20000000-0000-4000-8000-000000000002';
const THEIRS = 'OTHER-0001';
/** An unknown voucher id of the same length, so that responses can be compared. */
const NOBODYS = 'OTHER-0009';

let documents: Documents;
let chat: HttpChat;
const mallory = (): HttpTalker => chat.as({ aadObjectId: people.nobody, name: 'Mallory' });

beforeAll(async () => {
  documents = aStore({ clock: { now: () => NOON } });
  chat = await anHttpChat({ documents });
  expect(await chat.event(anAssignment({ tenantId: OTHER, voucherId: THEIRS }))).toBe(202);
});
afterAll(() => chat.close());

/** Replaces ids, so that the two responses must be equal. */
const alike = (shown: readonly unknown[], voucherId: string): string =>
  JSON.stringify(shown)
    .replaceAll(voucherId, 'VOUCHER')
    .replaceAll(/click-\d+|[0-9a-f-]{36}/gu, 'ID');
const everythingOf = async (tenantId: string): Promise<unknown> => {
  const { items } = await new Reader(documents).voucherHistory(tenantId, THEIRS, 100);
  return { voucher: await new Reader(documents).voucher(tenantId, THEIRS), items };
};

const verbs = [
  'validate',
  'reserve',
  'reschedule',
  'release',
  'report',
  'redeem',
  'payment',
] as const;
const lies = {
  tenantId: OTHER,
  tenant: { id: OTHER },
  role: 'global-admin',
  roles: ['global-admin'],
  personId: people.paula,
  revision: 1,
};

describe('a click for a voucher of another tenant', () => {
  it.each([...verbs, 'status', 'history', 'handover', 'export', 'reassign', 'assign', 'expire'])(
    'does not change the voucher or reveal that it exists: %s',
    async (verb) => {
      const before = await everythingOf(OTHER);
      const values = { ...lies, ...(verb in forms ? forms[verb as keyof typeof forms] : {}) };
      const asked = async (voucherId: string) => {
        const given = { ...values, voucherId };
        // A new chat per voucher, so that no conversation state differs.
        const { status, shown } = await mallory().clicks(verb, given, { ...lies, voucherId });
        return { status, shown: alike(shown, voucherId) };
      };
      expect(await asked(THEIRS)).toEqual(await asked(NOBODYS));
      expect(await everythingOf(OTHER)).toEqual(before);
      expect(await everythingOf(TENANT)).toEqual({ voucher: undefined, items: [] });
    },
  );
});

describe('a click with a verb that no card offers', () => {
  it.each([
    'assign',
    'expire',
    'identify-assignee',
    'payment-status',
    'change-expiry',
    '__proto__',
    'constructor',
    'x'.repeat(100),
  ])('changes nothing: %s', async (verb) => {
    expect(await chat.event(anAssignment({ voucherId: 'MINE-0001' }))).toBe(202);
    const reader = new Reader(documents);
    const before = (await reader.voucher(TENANT, 'MINE-0001'))?.revision;
    const values = { status: 'paid', expiresAt: '2020-12-31', personId: people.nobody };
    const { status } = await mallory().clicks(verb, values, { voucherId: 'MINE-0001' });
    expect(status).toBe(200);
    expect((await reader.voucher(TENANT, 'MINE-0001'))?.revision).toBe(before);
  });
});
