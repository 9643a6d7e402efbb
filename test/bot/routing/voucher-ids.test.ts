import { understandingOf } from '../../../bot/routing/routing-services.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';

const { findIds } = understandingOf({ programme: defaultProgramme });

describe('voucher IDs in a text', () => {
  it.each([
    ['status ABCD-1234', ['ABCD-1234']],
    ['was ist mit abcd-1234?', ['ABCD-1234']],
    ['ABCD-1234, EFGH-5678 and abcd-1234', ['ABCD-1234', 'EFGH-5678']],
    ['(ABCD-1234)', ['ABCD-1234']],
    ['Voucher ID: WXYZ', ['WXYZ']],
    ['Gutschein-ID lautet AB-12', ['AB-12']],
    ['voucher #A1B2C3', ['A1B2C3']],
    ['Voucher number AB12', ['AB12']],
    ['Voucher ID | FBRK-2719', ['FBRK-2719']],
    ['status FBRK\u20112718', ['FBRK-2718']],
    ['status FBRK\u20132718', ['FBRK-2718']],
    ['status FBRK-\u00AD2718', ['FBRK-2718']],
    ['status FB\u200BRK-27\u206018\uFEFF', ['FBRK-2718']],
  ])('are found in %j as %j', (text, ids) => {
    expect(findIds(text).certain).toEqual(ids);
  });

  it.each([
    ['help'],
    ['the voucher of Contoso'],
    ['voucher please'],
    ['vera@fabrikam123.example'],
    ['https://fabrikam.example/AB12CD34'],
    ['on 2020-06-15'],
    ['am 15-06-2020'],
    ['ABC'],
    ['Voucher DDPS'],
  ])('are not certain in %j', (text) => {
    expect(findIds(text).certain).toEqual([]);
  });

  it('can be a few other words, never those of the language', () => {
    const { possible } = findIds('status of zebra and giraffe and koala and panda');
    expect(possible).toEqual(['ZEBRA', 'GIRAFFE', 'KOALA']);
  });

  it('are not guessed in a long text', () => {
    expect(findIds('word '.repeat(20)).possible).toEqual([]);
  });

  it('are removed before the rest is interpreted', () => {
    expect(findIds('please redeem ABCD-1234 now').rest.replace(/\s+/gu, ' ')).toBe(
      'please redeem now',
    );
  });
});
