import { z } from 'zod';
import { isDay } from '../kernel/day.ts';
import { ACTIONS } from './actions.ts';
import { brokenReferences } from './validate-references.ts';

/**
 * A voucher programme as data: what it offers, who may do what, how long things last. The rules in
 * this room read it and know no programme by name. Where a field is absent, the rule it feeds is
 * not checked, and cards say so.
 */

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9&.-]*$/u, 'a short code without blanks');
const day = z.string().refine(isDay, 'a day as YYYY-MM-DD');
const words = z.object({ en: z.string().min(1) }).catchall(z.string().min(1));
const pattern = z.string().refine((text) => {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}, 'a regular expression');

export const LEVELS = ['silver', 'gold'] as const;
export const ROLES = ['global-admin', 'partner-admin', 'project-manager', 'consultant'] as const;

/**
 * Official pages a step can lead to; a programme names those it has
 * (docs/programme-rules.md#official-pages).
 */
export const LINK_NAMES = [
  /** The guidelines (policies) to read before enrolling. */
  'guidelines',
  'workflow',
  'faq',
  'retired-engagements',
  /** Where steps 1, 2, 5, 6 and 7 are carried out. */
  'partner-center',
  'business-profile',
  /** Where the customer activates the benefit and creates vouchers. */
  'benefits',
  'benefits-guide',
  /** The payment tool (SAVB). */
  'payment',
] as const;

const link = z.strictObject({
  url: z.url({ protocol: /^https?$/u }),
  /** The page is known to have moved or gone since. */
  archived: z.boolean().default(false),
});

const qualification = z.strictObject({ competency: code, levels: z.array(z.enum(LEVELS)).min(1) });

const engagement = z.strictObject({
  code,
  name: words,
  /** Any one of these, valid on the date, qualifies the company. */
  qualifyingCompetencies: z.array(qualification).min(1),
  /** Longest delivery in days; absent: organisation-configured, not checked. */
  maxDays: z.number().int().positive().optional(),
  retiredOn: day.optional(),
});

const offer = z.strictObject({
  code,
  name: words,
  engagements: z.array(engagement),
  /** What enrolment asks for; absent: any competency that qualifies for one of its engagements. */
  entryCompetencies: z.array(qualification).optional(),
  /** A historic offer: shown in records, no new voucher. */
  retired: z.boolean().default(false),
  /** Where its engagements are described. */
  datasheet: z.url({ protocol: /^https?$/u }).optional(),
});

const scopes = z.strictObject({
  /** On every voucher and on the company's own records. */
  any: z.array(z.enum(ACTIONS)).default([]),
  /** On vouchers assigned to the person. */
  assigned: z.array(z.enum(ACTIONS)).default([]),
  /** On engagements the person leads as consultant. */
  led: z.array(z.enum(ACTIONS)).default([]),
});

/** Its days count only while the calendar is in force, as the programme's end dates do. */
const requirement = z.strictObject({
  inForce: z.boolean(),
  /** First day on which it is asked for. */
  from: day.optional(),
  /** Last day on which it is asked for. */
  until: day.optional(),
});

const days = z.array(z.number().int().nonnegative());

/**
 * When to remind, in days from what it is about; each day once
 * (docs/programme-rules.md#reminder-days).
 */
const reminders = z.strictObject({
  beforeExpiry: days.default([60, 30, 14, 7, 1]),
  beforeStart: days.default([7, 1]),
  /** After an engagement's last day, while its report is outstanding. */
  afterEnd: days.default([1, 7, 14]),
  /** After the report, while the voucher can be redeemed. */
  afterReport: days.default([1, 8, 15, 22]),
  /** Before the last day for requesting payment. */
  beforePaymentWindowEnds: days.default([30, 14, 7, 1]),
  /** Before an enrolment, a training or a competency ends. */
  beforeRenewal: days.default([60, 30, 14, 7, 1]),
});

export const programmeSchema = z
  .strictObject({
    code,
    name: words,
    asOf: day,
    /** One plain sentence on the state of the programme, for welcome, help and banner. */
    notice: words.optional(),
    voucherId: z.strictObject({
      /** The whole of a field, after trimming and upper-casing. */
      accepts: pattern,
      /** A candidate in prose. */
      finds: pattern,
      /** Words after which the next token is an ID even when `finds` would not take it. */
      labels: z.array(z.string().min(2)),
    }),
    /** Days (docs/programme-rules.md#service-levels). */
    serviceLevels: z.array(z.number().int().positive()).min(1),
    windows: z.strictObject({
      voucherLifeDays: z.number().int().positive(),
      paymentRequestDays: z.number().int().positive(),
      renewalYears: z.number().int().positive(),
      renewalNoticeDays: z.number().int().nonnegative(),
      offSiteDaysMax: z.number().int().nonnegative(),
      /** At this length only one engagement per engagement type and customer; absent: no limit. */
      longEngagementDays: z.number().int().positive().optional(),
      reminders: reminders.prefault({}),
    }),
    requirements: z.strictObject({
      complianceTraining: requirement,
      programmeAgreement: requirement,
      qualifyingCompetency: requirement,
      consultantAssessment: requirement,
      savbRegistration: requirement,
    }),
    competencies: z.array(z.strictObject({ code, name: words })).min(1),
    /** Exams known by name; empty: any exam may be recorded. */
    exams: z.array(z.strictObject({ code, name: words, competency: code })).default([]),
    offers: z.array(offer).min(1),
    deliverableTypes: z.array(z.strictObject({ code, name: words })).min(1),
    releaseReasons: z.array(z.strictObject({ code, name: words })).min(1),
    currencies: z.array(z.string().regex(/^[A-Z]{3}$/u)).min(1),
    agreementVersion: z.string().min(1),
    /** A role named here has at least these rights; a role not named has none. */
    permissions: z.strictObject({
      'global-admin': scopes,
      'partner-admin': scopes,
      'project-manager': scopes,
      consultant: scopes,
    }),
    links: z.partialRecord(z.enum(LINK_NAMES), link),
    /** End dates; `inForce: false` leaves them as information. */
    calendar: z.strictObject({
      inForce: z.boolean(),
      lastDayToAssign: day.optional(),
      lastDayToRedeem: day.optional(),
      lastDayToRequestPayment: day.optional(),
    }),
  })
  .superRefine((definition, context) => {
    for (const { path, message } of brokenReferences(definition))
      context.addIssue({ code: 'custom', path: [...path], message });
  });

export type Programme = z.output<typeof programmeSchema>;
export type Words = Readonly<Record<string, string>>;
export type Role = (typeof ROLES)[number];
export type Action = (typeof ACTIONS)[number];
export type Level = (typeof LEVELS)[number];
export type LinkName = (typeof LINK_NAMES)[number];
export type Offer = Programme['offers'][number];
export type Engagement = Offer['engagements'][number];
export type Qualification = Engagement['qualifyingCompetencies'][number];
export type RequirementName = keyof Programme['requirements'];
