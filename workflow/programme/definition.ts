import { z } from 'zod';
import { isDay } from '../kernel/day.ts';
import { ACTIONS } from './actions.ts';
import { brokenReferences } from './validate-references.ts';

/**
 * Schema of a voucher programme file: offers, rights, periods. The rules know no programme by name.
 * Rules whose field is absent are not checked; cards mark them as not checked.
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
 * The official pages that steps can link to; a programme file lists those it has
 * (docs/programme-rules.md#official-pages).
 */
export const LINK_NAMES = [
  /** The guidelines (policies) to read before the enrolment. */
  'guidelines',
  /** The requirements of each engagement to the company and the consultant. */
  'requirements',
  'workflow',
  'faq',
  'retired-engagements',
  /** For steps 1, 2, 5, 6 and 7. */
  'partner-center',
  'business-profile',
  /** Where customers activate the benefit and create vouchers. */
  'benefits',
  'benefits-guide',
  /** The payment tool (SAVB). */
  'payment',
] as const;

/** The words of the vendor and its places, which messages name as facts: `{vendor}`. */
export const WORD_NAMES = [
  /** Who runs the programme and pays, without an article: `Microsoft`. */
  'vendor',
  /** Where the partner validates, reserves and redeems: `Partner Center`. */
  'portal',
  /** The same after a verb: `in Partner Center`, `im Partner Center`. */
  'inPortal',
  /** Where customers activate the benefit: `VLSC`. */
  'benefits',
  /** Where payments are requested: `SAVB`. */
  'paymentTool',
] as const;

const pageUrl = z.url({ protocol: /^https?$/u });

const link = z.strictObject({
  url: pageUrl,
  /** The page has moved or no longer exists. */
  archived: z.boolean().default(false),
});

const qualification = z.strictObject({ competency: code, levels: z.array(z.enum(LEVELS)).min(1) });

const engagement = z.strictObject({
  code,
  name: words,
  /** One of these, valid on the day, qualifies the partner. */
  qualifyingCompetencies: z.array(qualification).min(1),
  /** Maximum days delivered; absent: not checked. */
  maxDays: z.number().int().positive().optional(),
  retiredOn: day.optional(),
});

const offer = z.strictObject({
  code,
  name: words,
  engagements: z.array(engagement),
  /** Required to enrol (any one); absent: those that qualify for one of its engagements. */
  entryCompetencies: z.array(qualification).optional(),
  /** True for a historic offer: shown in records, but new vouchers are refused. */
  retired: z.boolean().default(false),
  /** A text is the address of a page that is not archived. */
  datasheet: z.preprocess((one) => (typeof one === 'string' ? { url: one } : one), link).optional(),
});

/**
 * The guide for customers (docs/programme-rules.md#customer-guide). The steps lead up to the
 * assignment; the desk adds the assignment and the forwarding of the e-mail.
 */
const customerLetter = z.strictObject({
  intro: words,
  steps: z.array(z.strictObject({ title: words, text: words })),
  /** The last sentence, e.g. that the customer pays nothing. */
  remark: words.optional(),
});

const scopes = z.strictObject({
  /** On every voucher and on the partner's own records. */
  any: z.array(z.enum(ACTIONS)).default([]),
  /** On vouchers assigned to the person. */
  assigned: z.array(z.enum(ACTIONS)).default([]),
  /** On engagements the person leads as consultant. */
  led: z.array(z.enum(ACTIONS)).default([]),
  /** Those of `assigned` and `led` that extend to the vouchers of a person they cover. */
  covered: z.array(z.enum(ACTIONS)).default([]),
});

/** `from` and `until` count only if the calendar is in force, like the programme's end dates. */
const requirement = z.strictObject({
  inForce: z.boolean(),
  /** First day on which it is required. */
  from: day.optional(),
  /** Last day on which it is required. */
  until: day.optional(),
});

const days = z.array(z.number().int().nonnegative());

/**
 * Days of reminders, relative to the deadline; at most one reminder of a kind per day
 * (docs/programme-rules.md#reminder-days).
 */
const reminders = z.strictObject({
  beforeExpiry: days.default([60, 30, 14, 7, 1]),
  beforeStart: days.default([7, 1]),
  /** After the last day of an engagement, until the report is submitted. */
  afterEnd: days.default([1, 7, 14]),
  /** After the report, until the voucher is redeemed. */
  afterReport: days.default([1, 8, 15, 22]),
  /** After the assignment, to the assignee, until the voucher is validated. */
  untouched: days.default([7]),
  /** The same, to the admins. */
  untouchedAdmins: days.default([14]),
  /** After a last day that was missed, to the admins. */
  missed: days.default([1]),
  /** Before the last day for requesting payment. */
  beforePaymentWindowEnds: days.default([53, 30, 10, 3]),
  /** After Microsoft has returned a payment request with a question. */
  paymentQuestion: days.default([3, 7]),
  /** After the request or its approval, until there is other news. */
  paymentWithoutNews: days.default([30]),
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
    words: z.record(z.enum(WORD_NAMES), words),
    /** Why a partner takes part, in one or two sentences; absent: not said. */
    purpose: words.optional(),
    /** The way through the portal to the eligibility and enrolment; absent: not said. */
    portalPath: words.optional(),
    customerLetter,
    voucherId: z.strictObject({
      /** Matches a complete ID, trimmed and in upper case. */
      accepts: pattern,
      /** Finds IDs in a text. */
      finds: pattern,
      /** Words that mark the next token as an ID even if `finds` does not match it. */
      labels: z.array(z.string().min(2)),
    }),
    /** Days (docs/programme-rules.md#service-levels). */
    serviceLevels: z.array(z.number().int().positive()).min(1),
    windows: z.strictObject({
      voucherLifeDays: z.number().int().positive(),
      /** More days for the vouchers assigned before a day (docs/programme-rules.md#voucher-life). */
      voucherLifeExtensions: z
        .array(z.strictObject({ assignedBefore: day, days: z.number().int().positive() }))
        .default([]),
      paymentRequestDays: z.number().int().positive(),
      renewalYears: z.number().int().positive(),
      renewalNoticeDays: z.number().int().nonnegative(),
      offSiteDaysMax: z.number().int().nonnegative(),
      /** One engagement of this length per engagement type and customer; absent: no limit. */
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
    /** Known exams; empty: any exam can be recorded. */
    exams: z.array(z.strictObject({ code, name: words, competency: code })).default([]),
    offers: z.array(offer).min(1),
    deliverableTypes: z.array(z.strictObject({ code, name: words })).min(1),
    releaseReasons: z.array(z.strictObject({ code, name: words })).min(1),
    currencies: z.array(z.string().regex(/^[A-Z]{3}$/u)).min(1),
    agreementVersion: z.string().min(1),
    permissions: z.strictObject({
      'global-admin': scopes,
      'partner-admin': scopes,
      'project-manager': scopes,
      consultant: scopes,
    }),
    links: z.partialRecord(z.enum(LINK_NAMES), link),
    /** End dates; only shown, not checked, if `inForce` is false. */
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
