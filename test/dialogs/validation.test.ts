import { aChat } from '../support/a-chat.ts';
import { anAssignedVoucher } from '../support/a-voucher.ts';

describe('the list of checks after a validation', () => {
  it.each([
    [
      'en-US',
      'Vera Krause <Vera@Fabrikam.example>',
      /^The voucher can be reserved[^]*✔ The email address belongs/u,
    ],
    [
      'de-DE',
      'Vera Krause <Vera@Fabrikam.example>',
      /^Der Gutschein kann reserviert[^]*✔ Die E-Mail-Adresse gehört/u,
    ],
    [
      'en-US',
      'mailto:vera@fabrikam.example',
      /^The voucher can be reserved[^]*✔ The email address belongs/u,
    ],
    [
      'de-DE',
      ' VERA@fabrikam.example ',
      /^Der Gutschein kann reserviert[^]*✔ Die E-Mail-Adresse gehört/u,
    ],
  ])('judges the address as it was read: %s, %s', async (locale, customerEmail, good) => {
    const chat = await aChat({ locale, vouchers: [anAssignedVoucher()] });
    const paula = chat.as('paula');
    await paula.says('validate ABCD-1234');
    const { text } = await paula.clicks('validate', { customerEmail });
    expect((await chat.voucher())?.validatedOn).toBe('2020-06-15');
    expect(text).toMatch(good);
  });
});
