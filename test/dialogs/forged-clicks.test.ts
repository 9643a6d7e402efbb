import { aChat, type Talker } from '../support/a-chat.ts';
import { aReportedVoucher, aValidatedVoucher } from '../support/a-voucher.ts';
import { forms } from '../support/forms.ts';

const press = (talker: Talker, verb: string, desk: object, values: object = {}) =>
  talker.sends({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data: { ...values, desk } } },
  });

describe('a forged click', () => {
  const mine = { voucherId: 'ABCD-1234', revision: 2, commandId: 'c-1' };

  it.each([
    [
      'a consultant, reserving',
      'carlo',
      'reserve',
      forms.reserve,
      "The role of carlo doesn't let them",
    ],
    ['somebody without a role, reserving', 'nobody', 'reserve', forms.reserve, 'no role yet'],
    ['somebody without a role, validating', 'nobody', 'validate', forms.validate, 'no role yet'],
  ] as const)('changes nothing by %s', async (_what, talker, verb, values, answer) => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const before = await chat.voucher();
    const { text } = await press(chat.as(talker), verb, mine, values);
    expect(text).toContain(answer);
    expect(await chat.voucher()).toEqual(before);
  });

  it.each([
    ['another person', { personId: 'gloria', by: { personId: 'gloria' }, roles: ['global-admin'] }],
    ['another tenant', { tenantId: 'fabrikam' }],
  ])('is attributed to its sender and tenant if it claims %s', async (_what, claim) => {
    const chat = await aChat({ vouchers: [aReportedVoucher()] });
    const { text } = await press(chat.as('nobody'), 'redeem', { ...mine, ...claim }, claim);
    expect(text).toContain('nobody has no role yet');
    expect(await chat.voucher()).toMatchObject({ status: 'reported' });
  });

  it('is answered for a voucher of another tenant as for an unknown one', async () => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const elsewhere = { conversation: { id: 'x', tenantId: 'fabrikam' } } as const;
    const stranger = chat.as('gloria');
    const theirs = await stranger.sends({
      ...elsewhere,
      channelData: { tenant: { id: 'fabrikam' } },
      type: 'message',
      text: 'status ABCD-1234',
    } as never);
    expect(theirs.text).not.toContain('Fabrikam AG');
    const ours = await stranger.says('status NONE-0000');
    expect(ours.text).toMatch(/no voucher with this ID/u);
  });

  it.each([
    ['no data', undefined],
    ['a text', 'desk'],
    ['a list', []],
    ['a number for an ID', { desk: { voucherId: 7, commandId: 'c' } }],
    ['an endless ID', { desk: { voucherId: 'A'.repeat(5000), commandId: 'c' } }],
    ['a negative revision', { desk: { voucherId: 'ABCD-1234', revision: -1 } }],
    ['its own prototype', JSON.parse('{"__proto__":{"admin":true},"desk":{"verb":"status"}}')],
  ])('is handled without an error with %s', async (_what, data) => {
    const chat = await aChat({ vouchers: [aValidatedVoucher()] });
    const paula = chat.as('paula');
    const value = { action: { type: 'Action.Execute', verb: 'reserve', data } };
    await paula.sends({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect(await chat.voucher()).toMatchObject({ status: 'assigned' });
    expect((await paula.says('status ABCD-1234')).text).toContain('Fabrikam AG');
  });

  it('shows typed markup literally', async () => {
    const chat = await aChat({ vouchers: [aReportedVoucher()] });
    const { text } = await chat.as('paula').says('status [click](https://evil.example) ABCD-1234');
    expect(text).not.toContain('https://evil.example)');
  });
});
