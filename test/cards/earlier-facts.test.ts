import { voucherCard } from '../../cards/voucher/voucher-card.ts';
import { voucherView } from '../../workflow/views/voucher-view.ts';
import type { Check } from '../../workflow/kernel/checks.ts';
import { aVoucherWithPayment } from '../support/a-voucher.ts';
import { markdownOf } from '../support/card-parts.ts';
import { contextOf, anEnrolledPartner } from '../support/partner.ts';
import { english, german } from '../support/translators.ts';

/** Broken rules as an earlier build stored them, with fewer facts than their messages have now. */
const EARLIER: readonly (readonly [Pick<Check, 'code' | 'facts'>, RegExp, RegExp])[] = [
  [
    { code: 'savb-registered', facts: {} },
    /isn't registered in the payment tool \(SAVB\) yet/u,
    /noch nicht im Zahlungstool \(SAVB\) registriert/u,
  ],
];

describe('a broken rule stored by an earlier build', () => {
  it.each(EARLIER.map((one) => [one[0].code, ...one] as const))(
    'is shown on the card of its voucher: %s',
    (_code, broken, inEnglish, inGerman) => {
      const onDate = '2020-06-10';
      const exception = { step: 'payment', reason: 'By phone', onDate, broken: [broken] } as const;
      const voucher = { ...aVoucherWithPayment(), exceptions: [exception] };
      const view = voucherView(voucher, contextOf(anEnrolledPartner()));
      expect(markdownOf(voucherCard(english, view)).join('\n')).toMatch(inEnglish);
      expect(markdownOf(voucherCard(german, view)).join('\n')).toMatch(inGerman);
    },
  );
});
