import type { Browser } from 'playwright-core';
import { formatMessage } from '../../locales/message-format.ts';
import type { MessageKey } from '../../locales/translator.ts';
import { PROGRESS_STEPS } from '../../workflow/views/voucher-view.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { addDays, dayAt } from '../../workflow/kernel/day.ts';
import { aNewDeskInThePlayground } from '../support/a-desk-in-the-playground.ts';
import { aBrowser, describeInBrowser } from '../support/browser.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { zoneAtNoon } from '../support/zone-at-noon.ts';

const timeZone = zoneAtNoon();
const voucherId = 'FIRST-0001';
const mail = (name: string) => `${name}@nordwind.example`;

/** Onboards a company without records by buttons, from the welcome to the first reservation. */
describeInBrowser.each([
  { language: 'en', country: 'Germany' },
  { language: 'de', country: 'Deutschland' },
])('a new company, in $language', ({ language, country }) => {
  const word = (key: MessageKey) =>
    formatMessage({ language, locale: language }, key, {}, () => '', defaultProgramme.words);
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof aNewDeskInThePlayground>>;
  let page: PlaygroundPage;
  let clicks = 0;

  beforeAll(async () => {
    [browser, desk] = await Promise.all([aBrowser(), aNewDeskInThePlayground(timeZone, language)]);
    page = await PlaygroundPage.open(browser, desk.url);
  });
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  /** Presses a button of the card that contains the text, and counts the click. */
  const press = async (name: MessageKey, on: string): Promise<void> => {
    clicks += 1;
    await page.press(word(name), page.card(on));
  };
  const picture = (step: string) => page.picture(`${language}-onboarding-${step}`);
  const today = dayAt(Date.now(), timeZone);
  const before = addDays(today, -30);

  it('offers in its welcome the eight steps and the list of what is open', async () => {
    const welcome = await page.reads(word('welcome.begin.new-company'));
    for (const step of PROGRESS_STEPS) expect(welcome).toContain(word(`step.${step}`));
    await picture('1-welcome');
    await press('button.onboarding', word('welcome.begin.new-company'));
    await page.reads(word('onboarding.task.training'));
    await picture('2-list');
  });

  it('records training, competency, consultant and assessment, form after form', async () => {
    await press('button.record-training', word('onboarding.task.training'));
    await page.fill(word('field.completedOn.label'), before);
    await page.fill(word('field.evidenceReference.label'), 'Certificate 4711');
    await picture('3-training');
    await press('button.record-training', word('record-training.title'));

    await page.choose(word('field.competency.label'), 'Windows and Devices');
    await page.tick(word('level.gold'));
    await page.fill(word('field.attainedOn.label'), before);
    await page.fill(word('field.evidenceReference.label'), 'Partner Center');
    await picture('4-competency');
    await press('button.record-competency', word('record-competency.title'));

    await page.fill(`${word('field.personEmail.label')} (optional)`, mail('tom.becker'));
    await picture('5-consultant');
    await press('button.grant-role', word('grant-role.intro'));

    await page.choose(word('field.assessedConsultant.label'), /tom/u);
    await page.choose(word('field.competency.label'), 'Windows and Devices');
    await page.fill(word('field.exam.label'), 'MD-101');
    await page.fill(word('field.passedOn.label'), before);
    await page.fill(word('field.evidenceReference.label'), 'Transcript');
    await picture('6-assessment');
    await press('button.record-assessment', word('record-assessment.title'));
  });

  it('signs, enrols, and adds a location and a project manager', async () => {
    await page.tick(word('field.guidelinesRead.title'));
    await page.tick(word('field.agreementSigned.title'));
    await picture('7-agreement');
    await press('button.sign-agreement', word('sign-agreement.title'));
    await page.reads(word('enrol.intro'));
    await picture('8-offers');
    await press('button.enrol', word('enrol.intro'));

    await page.fill(word('field.locationId.label'), '4567890');
    await page.fill(word('field.locationName.label'), 'Hamburg');
    await page.choose(word('field.locationCountry.label'), country);
    await picture('9-location');
    await press('button.add-location', word('add-location.title'));

    await page.fill(`${word('field.personEmail.label')} (optional)`, mail('mara.lindner'));
    await press('button.grant-role', word('grant-role.intro'));
    await page.reads(word('onboarding.complete'));
    await picture('10-complete');
  });

  it('validates and reserves the first voucher, after at most 15 clicks in all', async () => {
    await desk.assign('--voucher', voucherId, '--offer', 'DDPS', '--days', '1');
    await page.reads(voucherId);
    await press('button.validate', voucherId);
    await page.fill(word('field.customerEmail.label'), 'it-procurement@contoso.example');
    await press('button.validate', voucherId);
    await page.reads(word('validation.good'));
    await press('button.reserve', voucherId);
    await page.choose(word('field.engagement.label'), /Windows/u);
    await page.fill(word('field.startDate.label'), today);
    await page.fill(word('field.endDate.label'), today);
    await page.tick(word('field.termsAccepted.title'));
    await press('button.reserve', voucherId);
    await page.reads(word('button.report'));
    await picture('11-reserved');
    expect(clicks).toBeLessThanOrEqual(15);
  });

  it('shows all requirements of one engagement', async () => {
    await page.say(`${word('command.eligibility.words').split('|')[0] ?? ''} Exchange`);
    await page.reads(word('eligibility.not-deliverable'));
    await picture('12-engagement');
  });
});
