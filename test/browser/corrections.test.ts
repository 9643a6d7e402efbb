import type { Browser } from 'playwright-core';
import { formatMessage } from '../../locales/message-format.ts';
import type { MessageKey } from '../../locales/translator.ts';
import { addDays, dayAt } from '../../workflow/kernel/day.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { aDeskInThePlayground } from '../support/a-desk-in-the-playground.ts';
import { aBrowser, describeInBrowser } from '../support/browser.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { zoneAtNoon } from '../support/zone-at-noon.ts';

const timeZone = zoneAtNoon();

/**
 * A project manager corrects an own entry and takes entries back, in the real Playground; then once
 * more in the other language, at the same desk.
 */
describeInBrowser('corrections of a voucher', () => {
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof aDeskInThePlayground>>;
  let page: PlaygroundPage;

  beforeAll(async () => {
    [browser, desk] = await Promise.all([aBrowser(), aDeskInThePlayground(timeZone)]);
    page = await PlaygroundPage.open(browser, desk.url);
    await page.reads('FBRK-2718');
  });
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  describe.each([
    {
      language: 'en',
      voucherId: 'CRCT-1234',
      reasons: {
        correction: 'Typo',
        undoCorrection: 'It was right',
        undoReservation: 'Wrong voucher',
      },
    },
    {
      language: 'de',
      voucherId: 'CRCT-1235',
      reasons: {
        correction: 'Tippfehler',
        undoCorrection: 'Es stimmte',
        undoReservation: 'Falscher Gutschein',
      },
    },
  ])('in $language', ({ language, voucherId, reasons }) => {
    const word = (key: MessageKey) =>
      formatMessage({ language, locale: language }, key, {}, () => '', defaultProgramme.words);
    const { correction, undoCorrection, undoReservation } = reasons;

    beforeAll(async () => {
      await page.say(`language ${language}`);
      await page.reads(word('dialog.language-changed'));
    });

    const press = (name: MessageKey) => page.press(word(name), page.card(voucherId));
    const picture = (step: string): Promise<void> =>
      page.picture(`${language}-correction-${step}`, page.card(voucherId));
    const today = dayAt(Date.now(), timeZone);
    const tomorrow = addDays(today, 1);

    it('begins with a reserved voucher', async () => {
      await desk.assign('--voucher', voucherId, '--offer', 'DDPS', '--days', '1');
      await page.reads(word('notice.voucher-assigned.title'));
      await press('button.validate');
      await page.fill(word('field.customerEmail.label'), 'it-procurement@contoso.example');
      await press('button.validate');
      await page.reads(word('validation.good'));
      await press('button.reserve');
      await page.choose(word('field.engagement.label'), /Windows/u);
      await page.choose(word('field.location.label'), /Hamburg/u);
      await page.choose(word('field.consultant.label'), /Tom Becker/u);
      await page.fill(word('field.startDate.label'), today);
      await page.fill(word('field.endDate.label'), today);
      await page.tick(word('field.termsAccepted.title'));
      await press('button.reserve');
      await page.reads(word('button.report'));
    });

    it('corrects the end of the engagement, with the old and the new value in the answer', async () => {
      await page.say(`${word('button.correct')} ${voucherId}`);
      await page.reads(word('field.correctionReason.label'));
      await page.fill(word('field.endDate.label'), tomorrow);
      await page.fill(word('field.correctionReason.label'), correction);
      await picture('1-form');
      await press('button.save');
      await page.reads(new RegExp(`→[^]*${correction}`, 'u'));
      await picture('2-corrected');
    });

    it('takes the correction back, then the reservation', async () => {
      await page.say(`${word('button.undo')} ${voucherId}`);
      await page.reads(word('undo.after'));
      await page.fill(word('field.undoReason.label'), undoCorrection);
      await picture('3-undo');
      await press('button.take-back');
      await page.reads(undoCorrection);
      await page.say(`${word('button.undo')} ${voucherId}`);
      await page.reads(word('undo.after'));
      await page.fill(word('field.undoReason.label'), undoReservation);
      await press('button.take-back');
      await page.reads(undoReservation);
      await page.reads(word('button.reserve'));
      await picture('4-taken-back');
    });

    it('shows everything in the history', async () => {
      await page.say(`${word('button.history')} ${voucherId}`);
      const history = await page.reads(word('history.title'));
      expect(history).toMatch(
        new RegExp(`${undoReservation}[^]*${undoCorrection}[^]*${correction}`, 'u'),
      );
      await page.picture(`${language}-correction-5-history`);
    });
  });
});
