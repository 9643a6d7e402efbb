import type { Browser } from 'playwright-core';
import { formatMessage } from '../../locales/message-format.ts';
import type { MessageKey } from '../../locales/translator.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { addDays, dayAt } from '../../workflow/kernel/day.ts';
import { aDeskInThePlayground } from '../support/a-desk-in-the-playground.ts';
import { aBrowser, describeInBrowser } from '../support/browser.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { zoneAtNoon } from '../support/zone-at-noon.ts';

const timeZone = zoneAtNoon();
const voucherId = 'PATH-1234';
const SHOWN_IN_README = new Set(['en-1-notice', 'en-3-validated', 'de-5-reserved']);

/**
 * A voucher from its notice to the payment, as a project manager handles it in the real Playground.
 */
describeInBrowser.each([
  { language: 'en', change: undefined },
  { language: 'de', change: 'language de' },
])('a voucher from assignment to payment, in $language', ({ language, change }) => {
  const word = (key: MessageKey) =>
    formatMessage({ language, locale: language }, key, {}, () => '', defaultProgramme.words);
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof aDeskInThePlayground>>;
  let page: PlaygroundPage;

  beforeAll(async () => {
    [browser, desk] = await Promise.all([aBrowser(), aDeskInThePlayground(timeZone)]);
    page = await PlaygroundPage.open(browser, desk.url);
  });
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  const press = (name: MessageKey) => page.press(word(name), page.card(voucherId));
  const picture = (step: string): Promise<void> => {
    const name = `${language}-${step}`;
    const card = page.card(voucherId);
    return SHOWN_IN_README.has(name) ? page.pictureForDocs(name, card) : page.picture(name, card);
  };
  const today = dayAt(Date.now(), timeZone);

  it('welcomes the person and switches to the chosen language', async () => {
    await page.reads('FBRK-2718');
    await page.picture(`${language}-welcome`, 'window');
    if (change !== undefined) {
      await page.say(change);
      await page.reads(word('dialog.language-changed'));
    }
    await page.say(word('command.help.words').split('|')[0] ?? '');
    await page.reads(word('help.title'));
    await page.picture(`${language}-help`);
  });

  it('sends the project manager a notice of the assigned voucher', async () => {
    await desk.assign('--voucher', voucherId, '--offer', 'DDPS', '--days', '1');
    const notice = await page.reads(voucherId);
    expect(notice).toContain(word('notice.voucher-assigned.title'));
    expect(notice).toContain('Contoso GmbH');
    await picture('1-notice');
  });

  it('shows the voucher again when a form is cancelled, although its inputs are empty', async () => {
    const cards = await page.count(voucherId);
    await press('button.validate');
    await page.reads(word('field.customerEmail.label'));
    await press('button.cancel');
    await page.reads(word('button.validate'));
    expect(await page.count(voucherId)).toBe(cards);
  });

  it('validates the voucher with the customer’s address', async () => {
    await press('button.validate');
    await page.fill(word('field.customerEmail.label'), 'it-procurement@contoso.example');
    await picture('2-validate');
    await press('button.validate');
    await page.reads(word('validation.good'));
    await picture('3-validated');
  });

  it('reserves the voucher and schedules the engagement', async () => {
    await press('button.reserve');
    await page.choose(word('field.engagement.label'), /Windows/u);
    await page.choose(word('field.location.label'), /Hamburg/u);
    await page.choose(word('field.consultant.label'), /Tom Becker/u);
    await page.fill(word('field.startDate.label'), today);
    await page.fill(word('field.endDate.label'), today);
    await page.tick(word('field.termsAccepted.title'));
    await picture('4-reserve');
    await press('button.reserve');
    await page.reads(word('button.report'));
    await picture('5-reserved');
  });

  it('submits the completion report and keeps the input after a refusal', async () => {
    await press('button.report');
    await page.fill(word('field.daysDelivered.label'), '1');
    await page.fill(word('field.products.label'), 'Windows, Microsoft 365 Apps');
    await page.choose(word('field.deliverableType.label'), /.+/u);
    await page.fill(word('field.deliverableReference.label'), 'https://nordwind.example/d/1');
    await page.fill(word('field.handedOverOn.label'), addDays(today, -1));
    await page.fill(word('field.summary.label'), 'Inventory taken, rings agreed on.');
    await page.fill(word('field.nextSteps.label'), 'Pilot with fifty people.');
    await press('button.report');
    await picture('6-report-refused');
    await page.fill(word('field.handedOverOn.label'), today);
    await press('button.report');
    await page.reads(word('button.redeem'));
    await picture('7-reported');
  });

  it('redeems the voucher', async () => {
    await press('button.redeem');
    await picture('8-redeem');
    await press('button.redeem');
    await page.reads(word('button.payment'));
    await picture('9-redeemed');
  });

  it('requests the payment', async () => {
    await press('button.payment');
    await page.fill(word('field.invoiceNumber.label'), 'NW-3001');
    await page.fill(word('field.amountEach.label'), '4200');
    await page.choose(word('field.currency.label'), 'EUR');
    await picture('10-payment');
    await press('button.payment');
    await page.reads(word('payment.confirm'));
    await picture('10-payment-shown');
    await press('button.payment');
    await page.reads(word('payment-status.requested'));
    await picture('11-requested');
  });

  it('shows the payment’s status until it is paid', async () => {
    const type = 'payment.status_changed';
    await desk.assign('--type', type, '--voucher', voucherId, '--status', 'approved');
    await page.reads(word('payment-status.approved'));
    await desk.assign('--type', type, '--voucher', voucherId, '--status', 'paid');
    await page.reads(word('payment-status.paid'));
    await picture('12-paid');
  });

  it('shows in the history who did what', async () => {
    await page.say(`${word('button.history')} ${voucherId}`);
    await page.reads(word('history.title'));
    await page.picture(`${language}-13-history`);
  });

  it('reads a customer’s e-mail, although the Playground loses its line breaks', async () => {
    await page.say(
      'From: admin@kiefer.example\nSubject: your voucher\n\nVoucher ID: KIEF-8812\nOffer: SDPS\nDays: 5',
    );
    await page.reads(word('register.title'));
    await page.picture(`${language}-14-register`);
    expect(await page.value(word('field.voucherId.label'))).toBe('KIEF-8812');
    expect(await page.value(word('field.customerEmail.label'))).toBe('admin@kiefer.example');
    expect(await page.value(word('field.serviceLevel.label'))).toMatch(/^5\s/u);
  });
});
