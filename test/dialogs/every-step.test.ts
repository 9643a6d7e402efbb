import { aChat } from '../support/a-chat.ts';
import { anEnrolledPartner, people } from '../support/partner.ts';
import { everyStep } from '../support/step-cases.ts';

const partner = anEnrolledPartner({
  savbRegistration: { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S-1' },
});

it.each(everyStep)('%s is taken in the chat', async (name, { voucher, form, chat: expected }) => {
  const chat = await aChat({ partner, vouchers: voucher ? [voucher] : [] });
  const paula = chat.as('paula');
  expect((await paula.says(expected.says)).text).toMatch(expected.opens);
  if (expected.refused) {
    const [values, answer] = expected.refused;
    expect((await paula.clicks(name, { ...form, ...values })).text).toMatch(answer);
  }
  expect((await paula.clicks(name, { ...form })).text).toMatch(expected.done);
  expect(await chat.voucher('voucherId' in form ? form.voucherId : undefined)).toMatchObject(
    expected.after,
  );
  expect(await chat.underWay('paula')).toBeUndefined();
});
