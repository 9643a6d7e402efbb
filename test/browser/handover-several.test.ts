import type { Browser } from 'playwright-core';
import { formatMessage } from '../../locales/message-format.ts';
import type { MessageKey } from '../../locales/translator.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { aDeskInThePlayground } from '../support/a-desk-in-the-playground.ts';
import { aBrowser, describeInBrowser } from '../support/browser.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { zoneAtNoon } from '../support/zone-at-noon.ts';

/**
 * A project manager hands two vouchers over before a holiday, and takes them back; then once more
 * in the other language, at the same desk.
 */
describeInBrowser('a handover of several vouchers', () => {
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof aDeskInThePlayground>>;
  let page: PlaygroundPage;

  beforeAll(async () => {
    [browser, desk] = await Promise.all([aBrowser(), aDeskInThePlayground(zoneAtNoon())]);
    page = await PlaygroundPage.open(browser, desk.url);
    await page.reads('FBRK-2718');
  });
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });

  describe.each([
    { language: 'en', done: '2 of 2 vouchers handed over', back: '2 of 2 vouchers' },
    { language: 'de', done: '2 von 2 Gutscheinen an', back: '2 von 2' },
  ])('in $language', ({ language, done, back }) => {
    const word = (key: MessageKey) =>
      formatMessage({ language, locale: language }, key, {}, () => '', defaultProgramme.words);

    beforeAll(async () => {
      await page.say(`language ${language}`);
      await page.reads(word('dialog.language-changed'));
    });

    it('offers the own open vouchers and hands over the ticked ones', async () => {
      await page.say(word('command.handover.title'));
      await page.reads(word('handover-several.title'));
      await page.choose(word('field.colleague.label'), /Aylin Demir/u);
      const form = page.card(word('handover-several.title'));
      for (const id of ['ADVW-3057', 'WDGT-4410']) await form.getByText(id).click();
      await page.picture(`${language}-handover-1-form`);
      await page.press(word('button.handover'), form);
      expect(await page.reads(done)).toContain('Aylin Demir');
      await page.picture(`${language}-handover-2-done`);
    });

    it('takes the same vouchers back with the button of the outcome', async () => {
      await page.press(word('button.hand-back'), page.card(done));
      const outcome = await page.reads(back);
      expect(outcome).toContain('ADVW-3057');
      expect(outcome).toContain('WDGT-4410');
      await page.picture(`${language}-handover-3-back`);
    });
  });
});
