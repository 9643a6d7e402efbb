import type { Day } from '../../workflow/kernel/day.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { LIMITS } from '../../workflow/kernel/fields.ts';
import type { MessageKey, Translator } from '../../locales/translator.ts';
import type { Card, Element, FormState } from '../kit/card.ts';
import { personChoices, type PersonChoice } from '../kit/choices.ts';
import { formCard } from '../kit/form-card.ts';
import {
  choiceField,
  dateField,
  sideBySide,
  textField,
  type Field,
  type Form,
} from '../kit/field.ts';
import { competencyChoices, levelChoices, offerChoices } from '../kit/programme-choices.ts';
import { subheading } from '../kit/text-blocks.ts';

export interface ImportRecordsView {
  readonly commandId: string;
  readonly form: FormState;
  readonly today: Day;
  readonly programme: Programme;
  readonly consultants: readonly PersonChoice[];
  /** True if the reader may sign the agreement and so enter its date. */
  readonly maySign: boolean;
}

/** Rows that fit on one card; the form can be sent again for more. */
const COMPETENCIES = [0, 1, 2] as const;
const ASSESSMENTS = [0, 1] as const;

type Fields = Readonly<Record<string, Field>>;

interface Section {
  readonly title: MessageKey;
  readonly fields: Fields;
}

/** The records of an existing partner in one form, so that it starts at step 4. */
export function importRecordsCard(t: Translator, view: ImportRecordsView): Card {
  const form = { t, state: view.form };
  const sections: readonly Section[] = [
    ...(view.programme.requirements.complianceTraining.inForce
      ? [{ title: 'import-records.trainings' as const, fields: training(form, view) }]
      : []),
    ...COMPETENCIES.map((row) => ({
      title: 'import-records.competencies' as const,
      fields: competency(form, view, row),
    })),
    ...(view.consultants.length === 0
      ? []
      : ASSESSMENTS.map((row) => ({
          title: 'import-records.assessments' as const,
          fields: assessment(form, view, row),
        }))),
    { title: 'import-records.enrolments', fields: enrolment(form, view) },
    { title: 'import-records.locations', fields: location(form) },
  ];
  return formCard(t, {
    verb: 'import-records',
    title: t.text('import-records.title'),
    intro: 'import-records.intro',
    form: view.form,
    data: { commandId: view.commandId },
    submit: { title: 'save' },
    fields: sections.flatMap((section, at) => rows(t, section, sections[at - 1])),
  });
}

/** Two fields per line; consecutive sections share one title. */
function rows(t: Translator, { fields, title }: Section, before?: Section): readonly Element[] {
  const all = Object.values(fields);
  const [first, ...lines] = all.flatMap((field, at) => {
    const next = all[at + 1];
    if (at % 2 === 1) return [];
    return sideBySide(...(next ? [field, next] : [field]));
  });
  if (before?.title === title) return [{ ...first, separator: true }, ...lines];
  return [{ ...subheading(t.text(title)), separator: true }, { ...first }, ...lines];
}

function training(form: Form, { today }: ImportRecordsView): Fields {
  return {
    'trainings.0.completedOn': past(form, 'trainings.0.completedOn', today),
    'trainings.0.validUntil': until(form, 'trainings.0.validUntil'),
    'trainings.0.reference': evidence(form, 'trainings.0.reference'),
  };
}

function competency(form: Form, { programme, today }: ImportRecordsView, row: number): Fields {
  const at = `competencies.${row}` as const;
  return {
    [`${at}.competency`]: choiceField(form, `${at}.competency`, {
      choices: competencyChoices(form.t, programme),
      optional: true,
    }),
    [`${at}.level`]: choiceField(form, `${at}.level`, {
      choices: levelChoices(form.t),
      optional: true,
    }),
    [`${at}.attainedOn`]: past(form, `${at}.attainedOn`, today),
    [`${at}.validUntil`]: until(form, `${at}.validUntil`),
    [`${at}.reference`]: evidence(form, `${at}.reference`),
  };
}

function assessment(form: Form, view: ImportRecordsView, row: number): Fields {
  const at = `assessments.${row}` as const;
  return {
    [`${at}.consultant`]: choiceField(form, `${at}.consultant`, {
      choices: personChoices(form.t, view.consultants),
      words: 'assessedConsultant',
      optional: true,
    }),
    [`${at}.competency`]: choiceField(form, `${at}.competency`, {
      choices: competencyChoices(form.t, view.programme),
      optional: true,
    }),
    [`${at}.exam`]: textField(form, `${at}.exam`, { max: LIMITS.line, optional: true }),
    [`${at}.passedOn`]: past(form, `${at}.passedOn`, view.today),
    [`${at}.validUntil`]: until(form, `${at}.validUntil`),
    [`${at}.reference`]: evidence(form, `${at}.reference`),
  };
}

function enrolment(form: Form, { maySign, programme, today }: ImportRecordsView): Fields {
  const open = programme.offers.filter(({ retired }) => !retired).map(({ code }) => code);
  return {
    ...(maySign && {
      agreementSignedOn: dateField(form, 'agreementSignedOn', { max: today, optional: true }),
    }),
    'enrolments.0.enrolledOn': past(form, 'enrolments.0.enrolledOn', today),
    'enrolments.0.offers': choiceField(form, 'enrolments.0.offers', {
      choices: offerChoices(form.t, programme, open),
      several: true,
      style: 'expanded',
      optional: true,
    }),
  };
}

function location(form: Form): Fields {
  return {
    'locations.0.location': textField(form, 'locations.0.location', {
      max: LIMITS.line,
      words: 'locationId',
      optional: true,
    }),
    'locations.0.locationName': textField(form, 'locations.0.locationName', {
      max: LIMITS.line,
      optional: true,
    }),
    'locations.0.country': textField(form, 'locations.0.country', {
      max: 2,
      regex: '^[A-Za-z]{2}$',
      words: 'countryCode',
      optional: true,
    }),
  };
}

type Name = Parameters<typeof dateField>[1];

const past = (form: Form, name: Name, today: Day): Field =>
  dateField(form, name, { max: today, optional: true });
const until = (form: Form, name: Name): Field => dateField(form, name, { optional: true });
const evidence = (form: Form, name: Name): Field =>
  textField(form, name, { max: LIMITS.reference, words: 'evidenceReference', optional: true });
