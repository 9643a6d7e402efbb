import { people } from './company.ts';

/** What Paula fills into the forms of the voucher of a-voucher.ts, as a client sends it. */
export const forms = {
  validate: { customerEmail: 'vera@fabrikam.example' },
  reserve: {
    engagement: 'windows-and-office',
    location: '1234567',
    consultant: people.carlo,
    startDate: '2020-06-22',
    endDate: '2020-06-26',
    termsAccepted: 'true',
  },
  reschedule: { startDate: '2020-07-06', endDate: '2020-07-10', consultant: people.carlo },
  release: { reason: 'not-taking-place' },
  report: {
    consultant: people.carlo,
    location: '1234567',
    deliveryCountry: 'DE',
    startDate: '2020-06-08',
    endDate: '2020-06-12',
    daysDelivered: '5',
    offSiteDays: '1',
    products: 'Windows 10',
    deliverableType: 'findings-and-recommendations',
    deliverableReference: 'https://contoso.example/plan.pdf',
    handedOverOn: '2020-06-12',
    summary: 'Rollout in three waves.',
    nextSteps: 'Pilot with the sales team.',
  },
  redeem: { confirmationReference: 'PC-77' },
  payment: { invoiceNumber: 'R-17', amount: '5000', currency: 'EUR' },
  register: {
    voucherId: 'WXYZ-9876',
    offer: 'DDPS',
    serviceLevel: '5',
    organisation: 'Fabrikam AG',
    customerEmail: 'vera@fabrikam.example',
    country: 'DE',
    assignedOn: '2020-06-10',
    expiresOn: '',
  },
} as const;
