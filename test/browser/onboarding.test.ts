import type { Browser } from 'playwright-core';
import { formatMessage } from '../../locales/message-format.ts';
import type { MessageKey } from '../../locales/translator.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { addDays, dayAt } from '../../workflow/kernel/day.ts';
import { aNewDeskInThePlayground } from '../support/a-desk-in-the-playground.ts';
import { aBrowser, describeInBrowser } from '../support/browser.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { zoneAtNoon } from '../support/zone-at-noon.ts';

const timeZone = zoneAtNoon();
const voucherId = 'FIRST-0001';
const mail = (name: string) => `${name}@nordwind.example`;

/** Onboards a company without records, from the first message to the first reservation. */
describeInBrowser.each([
  { language: 'en', change: undefined, country: 'Germany' },
  { language: 'de', change: 'language de', country: 'Deutschland' },
])('steps 1 to 3, in $language', ({ language, change, country }) => {
  const word = (key: MessageKey) =>
    formatMessage({ language, locale: language }, key, {}, () => '', defaultProgramme.words);
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof aNewDeskInThePlayground>>;
  let page: PlaygroundPage;

  beforeAll(async () => {
    [browser, desk] = await Promise.all([aBrowser(), aNewDeskInThePlayground(timeZone)]);
    page = await PlaygroundPage.open(browser, desk.url);
    if (change !== undefined) {
      await page.say(change);
      await page.reads(word('dialog.language-changed'));
    }
  });
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  const press = (name: MessageKey, on: MessageKey) => page.press(word(name), page.card(word(on)));
  const command = (name: MessageKey) => page.say(word(name).split('|')[0] ?? '');
  const picture = (step: string) => page.picture(`${language}-onboarding-${step}`);
  const today = dayAt(Date.now(), timeZone);
  const before = addDays(today, -30);

  it.each([
    ['mara.lindner', 'role.global-admin'],
    ['mara.lindner', 'role.project-manager'],
    ['tom.becker', 'role.consultant'],
  ] as const)('grants %s a role: %s', async (name, role) => {
    // Each grant replaces the team's card in place.
    if (role === 'role.global-admin') await command('command.team.words');
    await press('button.grant-role', 'team.title');
    await page.reads(word('grant-role.intro'));
    await page.fill(`${word('field.personEmail.label')} (optional)`, mail(name));
    await page.choose(word('field.role.label'), word(role));
    await picture('1-grant');
    await press('button.grant-role', 'grant-role.title');
    await page.reads(mail(name));
    await picture('2-team');
  });

  it('records training, competency and assessment', async () => {
    await command('command.eligibility.words');
    await page.reads(word('eligibility.competencies.none'));
    await picture('3-nothing-yet');
    await press('button.record-training', 'eligibility.title');
    await page.fill(word('field.completedOn.label'), before);
    await page.fill(word('field.evidenceReference.label'), 'Certificate 4711');
    await picture('4-training');
    await press('button.record-training', 'record-training.title');
    await page.reads('Certificate 4711');

    await press('button.record-competency', 'eligibility.title');
    await page.choose(word('field.competency.label'), 'Windows and Devices');
    await page.tick(word('level.gold'));
    await page.fill(word('field.attainedOn.label'), before);
    await page.fill(word('field.evidenceReference.label'), 'Partner Center');
    await picture('5-competency');
    await press('button.record-competency', 'record-competency.title');
    await page.reads('Partner Center');

    await press('button.record-assessment', 'eligibility.title');
    await page.choose(word('field.assessedConsultant.label'), /tom/u);
    await page.choose(word('field.competency.label'), 'Windows and Devices');
    await page.fill(word('field.exam.label'), 'MD-101');
    await page.fill(word('field.passedOn.label'), before);
    await page.fill(word('field.evidenceReference.label'), 'Transcript');
    await picture('6-assessment');
    await press('button.record-assessment', 'record-assessment.title');
    await page.reads('MD-101');
    await picture('7-eligible');
  });

  it('shows all requirements of one engagement', async () => {
    await page.say(`${word('command.eligibility.words').split('|')[0] ?? ''} Exchange`);
    await page.reads(word('eligibility.not-deliverable'));
    await picture('8-engagement');
  });

  it('signs the agreement and chooses the offer', async () => {
    await command('command.enrol.words');
    await page.tick(word('field.guidelinesRead.title'));
    await page.tick(word('field.agreementSigned.title'));
    await picture('9-agreement');
    await press('button.sign-agreement', 'sign-agreement.title');
    await page.reads(word('enrol.intro'));
    await picture('10-offers');
    await press('button.enrol', 'enrol.intro');
    await page.reads(word('enrol.none-possible'));
    await picture('11-enrolled');
  });

  it('stores the profile and adds a location', async () => {
    await command('command.profile.words');
    await press('button.update-profile', 'profile.title');
    await page.fill(word('field.companyName.label'), 'Nordwind Consulting');
    await page.fill(word('field.description.label'), 'Deployment planning since 2009.');
    await page.fill(word('field.contactName.label'), 'Mara Lindner');
    await page.fill(word('field.contactEmail.label'), mail('mara.lindner'));
    await page.fill(word('field.countries.label'), country);
    await picture('12-profile-form');
    await press('button.save', 'update-profile.title');
    await page.reads('Deployment planning since 2009.');
    await picture('13-profile');
    await press('button.add-location', 'profile.title');
    await page.fill(word('field.locationId.label'), '4567890');
    await page.fill(word('field.locationName.label'), 'Hamburg');
    await page.choose(word('field.locationCountry.label'), country);
    await picture('14-location');
    await press('button.add-location', 'add-location.title');
    await page.reads('4567890');
  });

  it('validates and reserves the first voucher', async () => {
    await desk.assign('--voucher', voucherId, '--offer', 'DDPS', '--days', '3');
    await page.reads(voucherId);
    await page.press(word('button.validate'), page.card(voucherId));
    await page.fill(word('field.customerEmail.label'), 'it-procurement@contoso.example');
    await page.press(word('button.validate'), page.card(voucherId));
    await page.reads(word('validation.good'));
    await page.press(word('button.reserve'), page.card(voucherId));
    await page.choose(word('field.engagement.label'), /Windows/u);
    await page.fill(word('field.startDate.label'), today);
    await page.fill(word('field.endDate.label'), today);
    await page.tick(word('field.termsAccepted.title'));
    await page.press(word('button.reserve'), page.card(voucherId));
    await page.reads(word('button.report'));
    await picture('15-reserved');
  });
});
