import { z } from 'zod';
import {
  country,
  dayField,
  email,
  LIMITS,
  line,
  optionalDay,
  paragraph,
  reference,
  yes,
} from '../kernel/fields.ts';
import { LEVELS, ROLES } from '../programme/definition.ts';
import { rowsOf } from './form-rows.ts';

/** What can be asked of the company's own records (steps 1 to 3 and the team). */

/** A multi-select sends its choices as one text, separated by commas. */
const several = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value
            .split(',')
            .map((part) => part.trim())
            .filter((part) => part !== '')
        : value,
    z.array(item).max(100),
  );

const training = z.object({ reference, completedOn: dayField, validUntil: optionalDay });
const competency = z.object({
  competency: line,
  level: z.enum(LEVELS),
  reference,
  attainedOn: dayField,
  validUntil: optionalDay,
});
const assessment = z.object({
  consultant: line,
  competency: line,
  exam: line,
  reference,
  passedOn: dayField,
  validUntil: optionalDay,
});
const location = z.object({ location: line, country, locationName: line });
const rows = <Row extends z.ZodType>(row: Row) => z.array(row).max(50).default([]);

export const partnerCommands = {
  'record-training': training,
  'record-competency': competency,
  'record-assessment': assessment,
  'sign-agreement': z.object({ guidelinesRead: yes, agreementSigned: yes }),
  enrol: z.object({ offers: several(line) }),
  'update-profile': z.object({
    companyName: line,
    description: paragraph,
    website: z
      .union([z.literal('').transform(() => undefined), z.url({ protocol: /^https?$/u }).max(500)])
      .optional(),
    contactName: line,
    contactEmail: email,
    countries: several(country),
    offersShown: several(line),
  }),
  'add-location': location,
  'remove-location': z.object({ location: line }),
  /** `person` is an object id or an e-mail address; name and e-mail come from the roster if known. */
  'grant-role': z.object({
    person: line,
    role: z.enum(ROLES),
    personName: z.string().trim().max(LIMITS.line).optional(),
  }),
  'withdraw-role': z.object({ person: line, role: z.enum(ROLES) }),
  'identify-member': z.object({ personId: line, email, personName: line }),
  'confirm-savb': z.object({ confirmationReference: line }),
  /**
   * What a company active in the programme already holds, in one go, with its days in the past. A
   * form names its inputs by row: `competencies.0.level`.
   */
  'import-records': z.preprocess(
    rowsOf,
    z.object({
      trainings: rows(training),
      competencies: rows(competency),
      assessments: rows(assessment),
      agreementSignedOn: optionalDay,
      enrolments: rows(
        z.object({ offers: several(line), enrolledOn: dayField, validUntil: optionalDay }),
      ),
      locations: rows(location),
    }),
  ),
} as const;

export type PartnerCommandName = keyof typeof partnerCommands;
export type PartnerCommandInput<Name extends PartnerCommandName> = z.output<
  (typeof partnerCommands)[Name]
>;
export type PartnerCommand = {
  [Name in PartnerCommandName]: { readonly name: Name } & PartnerCommandInput<Name>;
}[PartnerCommandName];
