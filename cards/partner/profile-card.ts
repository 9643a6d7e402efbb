import { allOf, coded, day } from '../../workflow/kernel/facts.ts';
import type { PartnerEvent } from '../../workflow/partner/commands/catalogue.ts';
import type { BusinessProfile, Location } from '../../workflow/partner/partner.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { wordsIn } from '../../workflow/programme/words.ts';
import type { Translator } from '../../locales/translator.ts';
import { openUrlAction, type Card, type CardAction, type Element } from '../kit/card.ts';
import { partnerCard } from './partner-card.ts';
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

const LOCATIONS_SHOWN = 20;

/** Step 3: the business profile as customers see it, and the locations. */
export function profileCard(t: Translator, view: ProfileView): Card {
  const { done, locations, profile } = view;
  return partnerCard(t, {
    done,
    title: t.text('profile.title'),
    rows: [
      paragraph(t.text('profile.purpose')),
      ...(profile ? preview(t, profile, view.programme) : [paragraph(t.text('profile.none'))]),
      subheading(t.text('profile.locations')),
      ...(locations.length === 0
        ? [paragraph(t.text('profile.locations.none'))]
        : locations.slice(0, LOCATIONS_SHOWN).map((one) => locationLine(t, one))),
    ],
    actions: actions(t, view),
  });
}

function preview(
  t: Translator,
  profile: BusinessProfile,
  { offers }: Programme,
): readonly Element[] {
  const shown = offers
    .filter(({ code }) => profile.offersShown.includes(code))
    .map(({ name }) => wordsIn(name, t.language));
  const contact = `${t.fact(profile.contactName)}, ${t.fact(profile.contactEmail)}`;
  const countries = allOf(profile.countries.map((country) => coded('country', country)));
  return [
    subtle(t.text('profile.preview')),
    {
      type: 'Container',
      style: 'emphasis',
      items: [
        subheading(t.fact(profile.companyName)),
        paragraph(t.fact(profile.description)),
        ...labelled(t.text('profile.contact'), contact),
        ...labelled(t.text('profile.countries'), t.fact(countries)),
        ...labelled(
          t.text('profile.offers'),
          shown.length === 0 ? t.text('profile.offers.none') : t.fact(allOf(shown)),
        ),
      ],
    },
    subtle(t.text('profile.updated', { on: day(profile.updatedOn) })),
  ];
}

/** One below the other: a long address wraps in a narrow window. */
const labelled = (label: string, value: string): readonly Element[] => [
  { ...paragraph(label), isSubtle: true, size: 'small' },
  { ...paragraph(value), spacing: 'none' },
];

function locationLine(t: Translator, { country, location, name }: Location): Element {
  const facts = { country: coded('country', country), location, name };
  return { ...paragraph(t.text('profile.location', facts)), spacing: 'small' };
}

function actions(
  t: Translator,
  { locations, mayEdit, profile, programme }: ProfileView,
): readonly CardAction[] {
  const edit = mayEdit
    ? [
        commandAction(t, 'update-profile', {}, profile ? {} : { style: 'positive' }),
        commandAction(t, 'add-location'),
        ...(locations.length > 0
          ? [commandAction(t, 'remove-location', {}, { secondary: true })]
          : []),
      ]
    : [];
  const website =
    profile?.website === undefined
      ? []
      : [openUrlAction(t.plain('profile.website'), profile.website)];
  return [
    ...edit,
    ...website,
    ...linkAction(t, programme, 'business-profile'),
    commandAction(t, 'history', { of: 'company' }, { secondary: true }),
  ];
}
