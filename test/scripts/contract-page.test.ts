import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contractPage } from '../../scripts/docs/contract-page.ts';

describe('docs/contract.md', () => {
  it('is what the schemas say now: npm run docs writes it', () => {
    const written = readFileSync(path.join(import.meta.dirname, '../../docs/contract.md'), 'utf8');
    expect(written).toBe(contractPage());
  });

  it('names every input id that others rely on', () => {
    const ids =
      'customerEmail engagement location consultant startDate endDate termsAccepted daysDelivered offSiteDays products deliverableType deliverableReference handedOverOn summary nextSteps invoiceNumber amount currency reason deliveryCountry confirmationReference';
    const page = contractPage();
    for (const id of ids.split(' ')) expect(page).toContain(`\`${id}\``);
  });
});
