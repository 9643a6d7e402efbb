import { pseudonymOf } from '../../bot/privacy/identity.ts';
import { rewritten } from '../../bot/privacy/rewrite.ts';
import { people } from '../support/partner.ts';
import { stepCases } from '../support/step-cases.ts';
import { decide } from '../support/voucher-decisions.ts';

it('the erasure of a consultant rewrites the facts of recorded exceptions', () => {
  const { events, voucher } = decide(
    stepCases.report.voucher,
    'report',
    {
      ...stepCases.report.form,
      onDate: '2020-06-15',
      alreadyDoneReason: 'Agreed with carlo@contoso.example.',
    },
    { records: { assessments: [] } },
  );
  const identity = {
    personIds: [people.carlo],
    addresses: ['carlo@contoso.example'],
    channelIds: [],
    keys: [],
  };
  const pseudonym = pseudonymOf('12345678-0000-4000-8000-000000000000');
  expect(voucher?.exceptions).toHaveLength(1);
  for (const stored of [...events, voucher]) {
    expect(JSON.stringify(stored)).toContain(people.carlo);
    const after = JSON.stringify(rewritten(stored, identity, pseudonym));
    expect(after).not.toMatch(new RegExp(`${people.carlo}|carlo@`, 'u'));
    expect(after).toContain(pseudonym.personId);
  }
});
