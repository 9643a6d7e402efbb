import { noChoicesCard } from '../../cards/forms/no-choices-card.ts';
import { reserveCard, type ReserveView } from '../../cards/forms/reserve-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Translator } from '../../locales/translator.ts';
import { remedyOf, type Remedy } from '../../workflow/views/remedies.ts';
import { sampleFacts, sampleReadiness } from './sample-checks.ts';
import { sampleContext, samplePartner } from './sample-partner.ts';
import type { Typed } from './sample-texts.ts';

/** The form of a reservation while records of the company are missing. */
export function sampleMissing(
  typed: Typed,
  view: ReserveView,
): Readonly<Record<string, (t: Translator) => Card>> {
  const { locations, voucher } = view;
  const admin = sampleContext(samplePartner(typed));
  const addLocation: Remedy = { step: 'add-location', mine: true, who: [typed.person] };
  return {
    'reserve, no location there': (t) =>
      reserveCard(t, {
        ...view,
        locations: locations.filter(({ country }) => country !== voucher.customer.country),
        readiness: sampleReadiness(typed, 'elsewhere'),
        remedyOf: () => addLocation,
      }),
    'reserve, none ready': (t) =>
      reserveCard(t, {
        ...view,
        readiness: sampleReadiness(typed, false),
        remedyOf: (check) => remedyOf(check, admin),
      }),
    'form without choices': (t) =>
      noChoicesCard(t, {
        title: t.text('reserve.title'),
        ...{ voucher, step: 'reserve' },
        points: [
          {
            what: t.text('check.location-available.unmet', sampleFacts(typed, false)),
            remedy: addLocation,
          },
          {
            what: t.text('check.consultant-available.unmet', { state: 'none' }),
            remedy: { step: 'grant-role', mine: false, who: typed.colleagues },
          },
        ],
      }),
  };
}
