/** The type of a column's cells. */
export type CellType =
  | 'text'
  | 'derived'
  | 'voucher-id'
  | 'day'
  | 'whole'
  | 'amount'
  | 'email'
  | 'person'
  | 'country'
  | 'currency'
  | 'offer'
  | 'offers'
  | 'engagement'
  | 'competency'
  | 'exam'
  | 'level'
  | 'roles'
  | 'yes'
  | 'status'
  | 'payment-status'
  | 'deliverable-type';

export interface Column {
  readonly type: CellType;
  /** Identifies the kind of table: one without this column is of another kind. */
  readonly key?: true;
  /** Every row needs a value. */
  readonly required?: true;
  /** The value of the row in the template; a day is in days from today. */
  readonly example?: string | number;
}

const day = (example?: number, more: Partial<Column> = {}) =>
  ({ type: 'day', example, ...more }) as const satisfies Column;
const text = (example?: string, more: Partial<Column> = {}) =>
  ({ type: 'text', example, ...more }) as const satisfies Column;
const needed = { required: true } as const;
const key = { key: true, required: true } as const;

/**
 * The kinds of tables, in the order of the run: a row can name persons and locations of an earlier
 * kind. Columns are named after the fields of the commands; their headings are
 * `import.<kind>.<column>` in the locales, the first one and then its synonyms.
 */
export const KINDS = {
  people: {
    person: { type: 'email', example: 'anna.berger@contoso.com', ...key },
    personName: text('Anna Berger'),
    roles: { type: 'roles', example: 'project-manager,consultant', ...key },
    left: { type: 'yes' },
  },
  locations: {
    location: text('1234567', key),
    country: { type: 'country', example: 'DE', ...key },
    locationName: text('Cologne', key),
  },
  agreement: {
    agreementSignedOn: day(-400, key),
    signedBy: { type: 'person' },
  },
  trainings: {
    completedOn: day(-200, key),
    reference: text('https://contoso.com/training.pdf', key),
    validUntil: day(),
  },
  competencies: {
    competency: { type: 'competency', ...key },
    level: { type: 'level', example: 'gold', ...key },
    attainedOn: day(-300, key),
    reference: text('MPN 1234567', needed),
    validUntil: day(65),
  },
  assessments: {
    consultant: { type: 'person', example: 'anna.berger@contoso.com', ...key },
    competency: { type: 'competency', ...key },
    exam: { type: 'exam', example: 'MS-100', ...key },
    passedOn: day(-250, needed),
    reference: text('E-1234567', needed),
    validUntil: day(),
  },
  enrolments: {
    offers: { type: 'offers', ...key },
    enrolledOn: day(-100, key),
    validUntil: day(),
  },
  savb: {
    offer: { type: 'offer' },
    confirmationReference: text('SAVB-2020-17', key),
    confirmedOn: day(-90, key),
  },
  vouchers: {
    voucherId: { type: 'voucher-id', example: 'ABCD-1234', ...key },
    status: { type: 'status', example: 'redeemed' },
    offer: { type: 'offer', ...key },
    serviceLevel: { type: 'whole', example: 5, ...needed },
    organisation: text('Fabrikam AG', key),
    customerEmail: { type: 'email', example: 'vera@fabrikam.com', ...needed },
    country: { type: 'country', example: 'DE', ...needed },
    assignee: { type: 'person', example: 'anna.berger@contoso.com', ...needed },
    assignedOn: day(-90, needed),
    expiresOn: day(90),
    validatedOn: day(-80),
    reservedOn: day(-80),
    engagement: { type: 'engagement' },
    location: text('1234567'),
    consultant: { type: 'person', example: 'anna.berger@contoso.com' },
    startDate: day(-60),
    endDate: day(-56),
    reason: text(),
    reservationReference: text(),
    submittedOn: day(-55),
    daysDelivered: { type: 'whole', example: 5 },
    offSiteDays: { type: 'whole', example: 0 },
    deliveryCountry: { type: 'country', example: 'DE' },
    products: text('Windows 10'),
    deliverableType: { type: 'deliverable-type' },
    deliverableReference: text('https://contoso.com/plan.pdf'),
    handedOverOn: day(-56),
    summary: text(),
    nextSteps: text(),
    reportReference: text(),
    redeemedOn: day(-50),
    redemptionReference: text(),
    requestedOn: day(-45),
    invoiceNumber: text('R-2020-17'),
    amount: { type: 'amount', example: 5000 },
    currency: { type: 'currency', example: 'EUR' },
    amountPaid: { type: 'amount' },
    open: { type: 'derived' },
    paymentStatus: { type: 'payment-status', example: 'requested' },
    paymentStatusOn: day(),
    paymentReference: text(),
    paymentReason: text(),
    // Columns of an export that follow from the others.
    paymentUntil: { type: 'derived' },
    approvedOn: { type: 'derived' },
    paidOn: { type: 'derived' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Column>>>>;

export type Kind = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as readonly Kind[];

export const columnsOf = (kind: Kind): Readonly<Record<string, Column>> => KINDS[kind];
