import { day } from '../../workflow/kernel/facts.ts';
import { translatorFor } from '../../locales/translator.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';

const names = { programme: defaultProgramme, personName: () => undefined };

describe('a range of days', () => {
  it.each([
    ['en-US', '2020-06-08', '2020-06-12', 'Jun 8 – 12, 2020'],
    ['en-US', '2020-06-29', '2020-07-03', 'Jun 29 – Jul 3, 2020'],
    ['en-GB', '2020-06-08', '2020-06-12', '8 – 12 Jun 2020'],
    ['de-DE', '2020-06-08', '2020-06-12', '8.–12.\u00A0Juni 2020'],
    ['de-DE', '2020-12-28', '2021-01-08', '28.\u00A0Dez. 2020 – 8.\u00A0Jan. 2021'],
  ])('is written as the locale writes it: %s, %s to %s', (locale, from, to, text) => {
    const t = translatorFor(locale, names);
    expect(t.text('days-range', { from: day(from), to: day(to) })).toBe(text);
  });

  it('is written so inside the options of a message', () => {
    const t = translatorFor('de-DE', names);
    const facts = { from: day('2020-06-08'), to: day('2020-06-12'), oneDay: 'no' };
    expect(t.text('event.rescheduled', { ...facts, consultant: 'Tom' })).toContain(
      '8.–12.\u00A0Juni 2020',
    );
  });

  it('keeps the dash of the message between facts that are no days', () => {
    const t = translatorFor('en-US', names);
    expect(t.text('days-range', { from: 'now', to: 'then' })).toBe('now – then');
  });
});

describe('a number and its noun', () => {
  it.each([
    ['en-US', '15\u00A0days'],
    ['de-DE', '15\u00A0Tage'],
  ])('stay on one line (%s)', (locale, text) => {
    expect(translatorFor(locale, names).text('days', { days: 15 })).toBe(text);
  });
});
