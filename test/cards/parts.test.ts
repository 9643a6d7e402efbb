import { candidateChecks, candidateData, candidateField } from '../../cards/forms/candidate.ts';
import { EMPTY_FORM } from '../../cards/kit/card.ts';
import { countryChoices } from '../../cards/kit/country-choices.ts';
import {
  choiceField,
  dateField,
  numberField,
  sideBySide,
  textField,
  toggleField,
} from '../../cards/kit/field.ts';
import { linkAction } from '../../cards/kit/link-action.ts';
import { stepperElements } from '../../cards/voucher/progress.ts';
import { warm } from '../../cards/kit/template.ts';
import { check } from '../../workflow/kernel/checks.ts';
import { PROGRESS_STEPS } from '../../workflow/views/voucher-view.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { aReservedVoucher } from '../support/a-voucher.ts';
import { markdownOf, partsOf } from '../support/card-parts.ts';
import { english, german } from '../support/translators.ts';

describe('a field', () => {
  const form = { t: english, state: EMPTY_FORM };
  const typed = (values: Record<string, string>) => ({
    t: english,
    state: { values, refused: [] },
  });

  it('shows the typed value rather than the prefilled one', () => {
    const options = { max: 200, value: 'prefilled' };
    expect(textField(form, 'products', options)[0]).toMatchObject({ value: 'prefilled' });
    expect(textField(typed({ products: '' }), 'products', options)[0]).toMatchObject({ value: '' });
  });

  it('omits an invalid number, which the client would not show', () => {
    const limits = { min: 1, max: 15 };
    expect(numberField(typed({ daysDelivered: '3' }), 'daysDelivered', limits)[0]).toMatchObject({
      value: 3,
    });
    for (const text of ['', 'three', ' '])
      expect(
        numberField(typed({ daysDelivered: text }), 'daysDelivered', limits)[0],
      ).not.toHaveProperty('value');
  });

  it('is marked as optional if it may be empty', () => {
    const [input] = dateField(form, 'expiresOn', { optional: true });
    expect(input).toMatchObject({
      isRequired: false,
      label: expect.stringMatching(/\(optional\)$/u),
    });
  });

  it('is not marked as optional if it has check boxes', () => {
    const title = 'field.digest.title';
    const [box] = toggleField(form, 'digest', { optional: true, title });
    const [boxes] = choiceField(form, 'kinds', { optional: true, several: true, choices: [] });
    for (const input of [box, boxes]) {
      expect(input).toMatchObject({ isRequired: false });
      expect(input?.label).not.toContain('optional');
    }
  });

  it('is aligned with its neighbours in rows that a narrow card wraps', () => {
    const [row] = sideBySide(dateField(form, 'startDate'), dateField(form, 'endDate'));
    expect(row).toMatchObject({
      type: 'Container',
      layouts: [{ type: 'Layout.Flow', itemFit: 'Fill', verticalItemsAlignment: 'Bottom' }],
      items: [{ id: 'startDate' }, { id: 'endDate' }],
    });
  });

  it('names itself in the note if it shares a row', () => {
    const refused = [check('field-valid', false, { problem: 'missing' }, 'endDate')];
    const state = { values: {}, refused };
    const row = sideBySide(
      dateField({ t: english, state }, 'startDate'),
      dateField({ t: english, state }, 'endDate'),
    );
    expect(markdownOf(row)).toEqual([
      '⚠ **End:** This answer is missing. Correct it and send the form again.',
    ]);
  });
});

describe('the choices of countries', () => {
  const countries = countryChoices(german, ['CH', 'AT', 'CH']);

  it('start with the likely ones, each once, in the reader’s language', () => {
    expect(countries.slice(0, 2)).toEqual([
      { title: 'Schweiz', value: 'CH' },
      { title: 'Österreich', value: 'AT' },
    ]);
    expect(new Set(countries.map(({ value }) => value)).size).toBe(countries.length);
  });

  it('continue by name in the order of the language', () => {
    const rest = countries.slice(2).map(({ title }) => title);
    expect(rest).toEqual(rest.toSorted(new Intl.Collator('de').compare));
    expect(rest).toContain('Ägypten');
  });
});

describe('the choices of vouchers for a step', () => {
  const voucher = aReservedVoucher();
  const good = check('report-present', true, {});
  const bad = check('deliverable-present', false, {});
  const one = { voucher, checks: [good, bad] };
  const other = { voucher: { ...voucher, voucherId: 'OTHER-1' }, checks: [good] };
  const form = { t: english, state: EMPTY_FORM };

  it('have no input for a single voucher, whose id is on the button', () => {
    expect(candidateField(form, [one])).toEqual([]);
    expect(candidateData([one], 'c1')).toMatchObject({ voucherId: voucher.voucherId });
  });

  it('have the requested voucher ticked among several', () => {
    expect(candidateField(form, [one, other])[0]).toMatchObject({
      id: 'voucherIds',
      isMultiSelect: true,
      value: voucher.voucherId,
    });
    expect(candidateData([one, other], 'c1')).toEqual({ commandId: 'c1' });
  });

  it('show the unmet checks and a verdict of each, and the met ones of the first behind a row', () => {
    const parts = candidateChecks(english, [one, other]);
    const markdown = markdownOf(parts);
    const checks = markdown.filter((text) => /^[✔✘]/u.test(text));
    expect(checks.map((text) => text[0])).toEqual(['✘', '✔', '✔']);
    expect(checks[1]).toBe('✔ 1 check passed');
    const verdicts = partsOf(parts).filter(([, { type }]) => type === 'Badge');
    expect(verdicts.map(([, { text }]) => text)).toEqual(['1 open', 'Ready']);
    expect(parts).toContainEqual(expect.objectContaining({ id: 'passed', isVisible: false }));
  });
});

describe('a link', () => {
  it('states if its page is archived', () => {
    expect(linkAction(english, defaultProgramme, 'payment')[0]).toMatchObject({
      type: 'Action.OpenUrl',
      title: 'Open SAVB (archived)',
    });
    expect(linkAction(german, defaultProgramme, 'partner-center')[0]?.title).toBe(
      'Partner Center öffnen',
    );
  });

  it('is left out if the programme has none', () => {
    expect(linkAction(english, { ...defaultProgramme, links: {} }, 'payment')).toEqual([]);
  });
});

describe('the stepper', () => {
  const done = PROGRESS_STEPS.map(() => 'done' as const);

  it('shows the current step, the share of the steps done, and each step with its status', () => {
    const markdown = markdownOf(stepperElements(english, [...done.slice(0, 6), 'now', 'ahead']));
    expect(markdown).toEqual([
      'Step 7 of 8: **Redeem**',
      '▰▰▰▰▰▰▰▱▱▱',
      '▾',
      '✔ Verify eligibility · done',
      '✔ Enroll · done',
      '✔ Business profile · done',
      '✔ Customer assigns voucher · done',
      '✔ Validate and reserve · done',
      '✔ Complete the engagement · done',
      '▶ Redeem · now',
      '○ Request payment · to do',
    ]);
  });

  it('shows that all is done', () => {
    expect(markdownOf(stepperElements(german, done))[0]).toBe('Alle 8 Schritte erledigt');
  });
});

it('every template can be warmed up', () => {
  expect(() => warm()).not.toThrow();
});
