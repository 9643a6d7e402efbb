import { programmeNamed } from '../../support/programme-names.ts';
import { aChat } from '../../support/a-chat.ts';
import { anAssignedVoucher } from '../../support/a-voucher.ts';

const programme = programmeNamed('northwind-adoption-vouchers');
const vouchers = [{ ...anAssignedVoucher(), voucherId: 'KXQA-4401' }];

describe('a voucher whose ID the present programme would not accept', () => {
  it.each([
    ['en-US', 'status KXQA-4401', /KXQA-4401[^]*Next: validate/u],
    ['en-US', 'kxqa-4401', /KXQA-4401[^]*Next: validate/u],
    ['de-DE', 'Wie steht es um KXQA‑4401?', /KXQA-4401[^]*Als Nächstes/u],
    ['en-US', 'reserve KXQA-4401 please', /Validate the voucher[^]*KXQA-4401/u],
  ])('is found by its ID (%s: %s)', async (locale, says, answer) => {
    const paula = (await aChat({ programme, vouchers, locale })).as('paula');
    expect((await paula.says(says)).text).toMatch(answer);
  });

  it('is found in a pasted e-mail after a label', async () => {
    const paula = (await aChat({ programme, vouchers })).as('paula');
    const mail = `From: Vera <vera@fabrikam.example>

Hello Paula, here is the voucher that we have had since last year and would like to use now.
Adoption voucher: KXQA-4401
Kind regards, Vera`;
    expect((await paula.says(mail)).text).toMatch(/^Validate the voucher\n[^\n]*KXQA-4401/u);
  });

  it('is not made up: an ID that the tenant does not have is none', async () => {
    const paula = (await aChat({ programme, vouchers })).as('paula');
    expect((await paula.says('status KXQA-4402')).text).toContain('My vouchers');
  });
});
