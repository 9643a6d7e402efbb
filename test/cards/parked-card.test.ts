import { parkedCard } from '../../cards/notices/parked-card.ts';
import type { Parked } from '../../workflow/records/records.ts';
import { anAssignedVoucher } from '../support/a-voucher.ts';
import { executesOf, markdownOf } from '../support/card-parts.ts';
import { english } from '../support/translators.ts';

const voucher = anAssignedVoucher();
const parked: Parked = {
  webhookId: 'msg_1',
  voucherId: voucher.voucherId,
  reason: 'facts-differ',
  type: 'voucher.assigned',
  occurredAt: '2020-06-14T08:30:00.000Z',
  receivedAt: '2020-06-14T08:30:01.000Z',
  data: {
    offer: 'DDPS',
    serviceLevel: 10,
    customer: {
      organisation: '**Fabrikam** AG',
      contactEmail: 'vera@fabrikam.example',
      country: 'DE',
    },
    assignedTo: { email: 'new@contoso.example' },
    assignedAt: '2020-05-03T22:30:00.000Z',
  },
};
const card = parkedCard(english, { parked, voucher, remaining: 1, commandId: 'c1' });
const rows = markdownOf(card);
const after = (title: string): readonly (string | undefined)[] => {
  const at = rows.indexOf(title);
  return rows.slice(at + 1, at + 3);
};

it.each([
  ['Offer', ['DDPS', 'DDPS']],
  ['Days', ['5', '≠ 10']],
  ['Customer', ['Fabrikam AG', String.raw`≠ \*\*Fabrikam\*\* AG`]],
  ['Project manager', ['paula', '≠ new@contoso.example']],
  // A timestamp is shown as the partner's local day.
  ['Assigned', ['May 4, 2020', 'May 4, 2020']],
])('shows recorded and reported values and marks a difference: %s', (title, expected) => {
  expect(after(title)).toEqual(expected);
});

it('offers to apply or dismiss, with the data for the decision', () => {
  const [apply, dismiss] = executesOf(card).map(({ data }) => data);
  const about = { voucherId: voucher.voucherId, webhookId: 'msg_1', commandId: 'c1' };
  expect(apply).toEqual({ desk: { ...about, decision: 'apply', verb: 'resolve-parked' } });
  expect(dismiss).toEqual({ desk: { ...about, decision: 'dismiss', verb: 'resolve-parked' } });
});

it.each([
  ['facts-differ', voucher, ['Apply what was reported', 'Keep what is recorded', 'Show voucher']],
  ['not-possible-now', voucher, ['Try again', 'Discard', 'Show voucher']],
  ['unknown-voucher', undefined, ['Register', 'Discard']],
  ['unknown-tenant', undefined, ['Discard']],
] as const)('offers the useful actions for an event parked for %s', (reason, known, titles) => {
  const view = { parked: { ...parked, reason }, voucher: known, remaining: 0, commandId: 'c1' };
  expect(executesOf(parkedCard(english, view)).map(({ title }) => title)).toEqual(titles);
});

it.each([
  ['voucher.expiry_changed', { expiresAt: '2020-12-31' }, 'Valid until', '≠ Dec 31, 2020'],
  [
    'voucher.reassigned',
    { assignedTo: { email: 'x@y.example' } },
    'Project manager',
    '≠ x@y.example',
  ],
  ['payment.status_changed', { status: 'paid' }, 'Payment', '≠ Paid'],
])('shows the change of %s', (type, data, title, theirs) => {
  const changed = { ...parked, type, data };
  const shown = markdownOf(
    parkedCard(english, { parked: changed, voucher, remaining: 0, commandId: 'c1' }),
  );
  expect(shown[shown.indexOf(title) + 2]).toBe(theirs);
});

it.each([
  ['of an unknown kind', 'voucher.eaten', { offer: 'DDPS' }],
  ['whose data cannot be read', 'voucher.assigned', { offer: 7 }],
  ['without data', 'payment.status_changed', null],
])('shows no facts for an event %s', (_what, type, data) => {
  const shown = markdownOf(
    parkedCard(english, { parked: { ...parked, type, data }, remaining: 0, commandId: 'c1' }),
  );
  expect(shown).toHaveLength(3);
});
