import { allOf, coded, day } from '../../workflow/kernel/facts.ts';
import type { PartnerEvent } from '../../workflow/partner/events.ts';
import type { BusinessProfile, Location } from '../../workflow/partner/partner.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { wordsIn } from '../../workflow/programme/words.ts';
import type { Speaker } from '../../locales/speaker.ts';
import { openUrlAction, type Card, type CardAction, type Element } from '../kit/card.ts';
import { companyCard } from './company-card.ts';
import { commandAction } from '../kit/form-actions.ts';
import { linkAction } from '../kit/link-action.ts';
import { paragraph, subheading, subtle } from '../kit/text-blocks.ts';

export interface ProfileView {
  readonly profile?: BusinessProfile;
  readonly locations: readonly Location[];
  readonly programme: Programme;
  readonly mayEdit: boolean;
  readonly done?: readonly PartnerEvent[];
}

/** So many locations fit on the card. */
const LOCATIONS_SHOWN = 20;

/** Step 3: the business profile as a customer would see it, and the locations. */
export function profileCard(say: Speaker, view: ProfileView): Card {
  const { done, locations, profile } = view;
  return companyCard(say, {
    done,
    title: say.text('profile.title'),
    rows: [
      ...(profile ? preview(say, profile, view.programme) : [paragraph(say.text('profile.none'))]),
      subheading(say.text('profile.locations')),
      ...(locations.length === 0
        ? [paragraph(say.text('profile.locations.none'))]
        : locations.slice(0, LOCATIONS_SHOWN).map((one) => locationLine(say, one))),
    ],
    actions: actions(say, view),
  });
}

function preview(
  say: Speaker,
  profile: BusinessProfile,
  { offers }: Programme,
): readonly Element[] {
  const shown = offers
    .filter(({ code }) => profile.offersShown.includes(code))
    .map(({ name }) => wordsIn(name, say.language));
  const contact = `${say.fact(profile.contactName)}, ${say.fact(profile.contactEmail)}`;
  const countries = allOf(profile.countries.map((country) => coded('country', country)));
  return [
    subtle(say.text('profile.preview')),
    {
      type: 'Container',
      style: 'emphasis',
      items: [
        subheading(say.fact(profile.companyName)),
        paragraph(say.fact(profile.description)),
        ...labelled(say.text('profile.contact'), contact),
        ...labelled(say.text('profile.countries'), say.fact(countries)),
        ...labelled(
          say.text('profile.offers'),
          shown.length === 0 ? say.text('profile.offers.none') : say.fact(allOf(shown)),
        ),
      ],
    },
    subtle(say.text('profile.updated', { on: day(profile.updatedOn) })),
  ];
}

/** One below the other, so that a long address wraps in a narrow window. */
const labelled = (label: string, value: string): readonly Element[] => [
  { ...paragraph(label), isSubtle: true, size: 'small' },
  { ...paragraph(value), spacing: 'none' },
];

function locationLine(say: Speaker, { country, location, name }: Location): Element {
  const facts = { country: coded('country', country), location, name };
  return { ...paragraph(say.text('profile.location', facts)), spacing: 'small' };
}

function actions(
  say: Speaker,
  { locations, mayEdit, profile, programme }: ProfileView,
): readonly CardAction[] {
  const edit = mayEdit
    ? [
        commandAction(say, 'update-profile'),
        commandAction(say, 'add-location'),
        ...(locations.length > 0
          ? [commandAction(say, 'remove-location', {}, { secondary: true })]
          : []),
      ]
    : [];
  const website =
    profile?.website === undefined
      ? []
      : [openUrlAction(say.plain('profile.website'), profile.website)];
  return [
    ...edit,
    ...website,
    ...linkAction(say, programme, 'business-profile'),
    commandAction(say, 'history', { of: 'company' }, { secondary: true }),
  ];
}
