import { coded } from '../../workflow/kernel/facts.ts';
import type { BusinessProfile } from '../../workflow/partner/partner.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { formCard } from '../kit/form-card.ts';
import { choiceField, sideBySide, textField, type Field } from '../kit/field.ts';
import { offerChoices } from '../kit/programme-choices.ts';

export interface UpdateProfileView {
  readonly commandId: string;
  /** Revision of the partner's records; an outdated form is refused. */
  readonly revision: number;
  readonly form: FormState;
  /** Initial values. */
  readonly profile?: BusinessProfile;
  readonly enrolledIn: readonly string[];
  /** Countries of the partner's locations, the initial value of a new profile. */
  readonly ownCountries: readonly string[];
  readonly programme: Programme;
}

/** Step 3: creates the business profile, or updates it. */
export function updateProfileCard(t: Translator, view: UpdateProfileView): Card {
  const { commandId, enrolledIn, ownCountries, profile, programme, revision } = view;
  const form = { t, state: view.form };
  const line = { max: LIMITS.line };
  const fields = {
    companyName: textField(form, 'companyName', { ...line, value: profile?.companyName }),
    description: textField(form, 'description', {
      max: LIMITS.paragraph,
      multiline: true,
      value: profile?.description,
    }),
    website: textField(form, 'website', {
      max: 500,
      style: 'Url',
      optional: true,
      value: profile?.website,
    }),
    contactName: textField(form, 'contactName', { ...line, value: profile?.contactName }),
    contactEmail: textField(form, 'contactEmail', {
      max: 254,
      style: 'Email',
      value: profile?.contactEmail,
    }),
    countries: textField(form, 'countries', {
      max: 1000,
      value: (profile?.countries ?? ownCountries)
        .map((country) => t.plainFact(coded('country', country)))
        .join(', '),
    }),
    offersShown: offersField(),
  };
  return formCard(t, {
    verb: 'update-profile',
    title: t.text('update-profile.title'),
    intro: 'update-profile.intro',
    form: view.form,
    data: { commandId, revision },
    submit: { title: 'save' },
    fields: [
      ...fields.companyName,
      ...fields.description,
      ...fields.website,
      ...sideBySide(fields.contactName, fields.contactEmail),
      ...fields.countries,
      ...fields.offersShown,
    ],
  });

  function offersField(): Field {
    if (enrolledIn.length === 0) return [];
    const shown = (profile?.offersShown ?? enrolledIn).filter((one) => enrolledIn.includes(one));
    return choiceField(form, 'offersShown', {
      choices: offerChoices(t, programme, enrolledIn),
      several: true,
      style: 'expanded',
      optional: true,
      value: shown.join(','),
    });
  }
}
