import { COMMANDS } from '../../bot/commands/registry.ts';
import { partnerCommands } from '../../workflow/partner/commands/catalogue.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';

/** Input names that the form of each verb may send. */
export const FORM_FIELDS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    COMMANDS.map(({ name }) => [name, ['page', 'language', 'filter', 'customer', 'year']]),
  ),
  ...fieldsOf({ ...catalogue, ...partnerCommands }),
  // Rows are named by their number.
  'import-records': [
    'trainings.0.reference',
    'trainings.0.completedOn',
    'competencies.0.level',
    'competencies.__proto__.level',
    'assessments.99999.consultant',
    'enrolments.0.offers',
    'locations.0.country',
    'agreementSignedOn',
  ],
};

function fieldsOf(
  commands: Readonly<Record<string, { readonly schema: object }>>,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(commands).map(([name, { schema }]) => [
      name,
      'shape' in schema ? Object.keys(schema.shape as object) : [],
    ]),
  );
}
