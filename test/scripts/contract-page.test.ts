import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contractPage } from '../../scripts/docs/contract-page.ts';

describe('docs/contract.md', () => {
  it('matches the schemas: npm run docs writes it', () => {
    const written = readFileSync(path.join(import.meta.dirname, '../../docs/contract.md'), 'utf8');
    expect(written).toBe(contractPage());
  });

  it('contains every input id that integrations use', () => {
    const ids =
      'customerEmail engagement location consultant startDate endDate termsAccepted daysDelivered offSiteDays products deliverableType deliverableReference handedOverOn summary nextSteps invoiceNumber amount currency reason deliveryCountry confirmationReference';
    const page = contractPage();
    for (const id of ids.split(' ')) expect(page).toContain(`\`${id}\``);
  });
});
