import { candidateChecks, candidateData, candidateField } from '../../cards/forms/candidate.ts';
import { EMPTY_FORM } from '../../cards/kit/card.ts';
import { chart } from '../../cards/kit/chart.ts';
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
import { stepperElements } from '../../cards/voucher/stepper.ts';
import { warm } from '../../cards/kit/template.ts';
import { check } from '../../workflow/kernel/checks.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { aReservedVoucher } from '../support/a-voucher.ts';
import { markdownOf } from '../support/card-parts.ts';
import { english, german } from '../support/translators.ts';

describe('a field', () => {
  const form = { t: english, state: EMPTY_FORM };
  const typed = (values: Record<string, string>) => ({
    t: english,
    state: { values, refused: [] },
  });

  it('shows what was typed rather than what it was prefilled with', () => {
    const options = { max: 200, value: 'prefilled' };
    expect(textField(form, 'products', options)[0]).toMatchObject({ value: 'prefilled' });
    expect(textField(typed({ products: '' }), 'products', options)[0]).toMatchObject({ value: '' });
  });

  it('of a number leaves out what is none, which the client would not show', () => {
    const limits = { min: 1, max: 15 };
    expect(numberField(typed({ daysDelivered: '3' }), 'daysDelivered', limits)[0]).toMatchObject({
      value: 3,
    });
    for (const text of ['', 'three', ' '])
      expect(
        numberField(typed({ daysDelivered: text }), 'daysDelivered', limits)[0],
      ).not.toHaveProperty('value');
  });

  it('says that it may be left empty', () => {
    const [input] = dateField(form, 'expiresOn', { optional: true });
    expect(input).toMatchObject({
      isRequired: false,
      label: expect.stringMatching(/\(optional\)$/u),
    });
  });

  it('of boxes to tick need not say so', () => {
    const title = 'field.digest.title';
    const [box] = toggleField(form, 'digest', { optional: true, title });
    const [boxes] = choiceField(form, 'kinds', { optional: true, several: true, choices: [] });
    for (const input of [box, boxes]) {
      expect(input).toMatchObject({ isRequired: false });
      expect(input?.label).not.toContain('optional');
    }
  });

  it('stands level with those beside it in rows that a narrow card breaks', () => {
    const [row] = sideBySide(dateField(form, 'startDate'), dateField(form, 'endDate'));
    expect(row).toMatchObject({
      type: 'Container',
      layouts: [{ type: 'Layout.Flow', itemFit: 'Fill', verticalItemsAlignment: 'Bottom' }],
      items: [{ id: 'startDate' }, { id: 'endDate' }],
    });
  });

  it('in a row with another says which one its note is about', () => {
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

describe('countries to choose from', () => {
  const countries = countryChoices(german, ['CH', 'AT', 'CH']);

  it('begin with the likely ones, each once, in the reader’s language', () => {
    expect(countries.slice(0, 2)).toEqual([
      { title: 'Schweiz', value: 'CH' },
      { title: 'Österreich', value: 'AT' },
    ]);
    expect(new Set(countries.map(({ value }) => value)).size).toBe(countries.length);
  });

  it('follow by name, as the language sorts them', () => {
    const rest = countries.slice(2).map(({ title }) => title);
    expect(rest).toEqual(rest.toSorted(new Intl.Collator('de').compare));
    expect(rest).toContain('Ägypten');
  });
});

describe('vouchers a step could be taken for', () => {
  const voucher = aReservedVoucher();
  const good = check('report-present', true, {});
  const bad = check('deliverable-present', false, {});
  const one = { voucher, checks: [good, bad] };
  const other = { voucher: { ...voucher, voucherId: 'OTHER-1' }, checks: [good] };
  const form = { t: english, state: EMPTY_FORM };

  it('of one alone there is nothing to choose: it goes with the button', () => {
    expect(candidateField(form, [one])).toEqual([]);
    expect(candidateData([one], 'c1')).toMatchObject({ voucherId: voucher.voucherId });
  });

  it('of several the one asked for is ticked', () => {
    expect(candidateField(form, [one, other])[0]).toMatchObject({
      id: 'voucherIds',
      isMultiSelect: true,
      value: voucher.voucherId,
    });
    expect(candidateData([one, other], 'c1')).toEqual({ commandId: 'c1' });
  });

  it('shows every check of the one asked for, unmet first, and of the others what is open', () => {
    const said = markdownOf(candidateChecks(english, [one, other]));
    expect(said.map((text) => text[0]).filter((sign) => sign === '✔' || sign === '✘')).toEqual([
      '✘',
      '✔',
      '✔',
    ]);
    expect(said.at(-1)).toBe('✔ Everything is in order');
  });
});

describe('a link', () => {
  it('says when its page is archived', () => {
    expect(linkAction(english, defaultProgramme, 'payment')[0]).toMatchObject({
      type: 'Action.OpenUrl',
      title: 'SAVB payment tool (archived)',
    });
    expect(linkAction(german, defaultProgramme, 'partner-center')[0]?.title).toBe(
      'Partner Center öffnen',
    );
  });

  it('is left out where the programme has none', () => {
    expect(linkAction(english, { ...defaultProgramme, links: {} }, 'payment')).toEqual([]);
  });
});

describe('the stepper', () => {
  const done = {
    eligibility: 'done',
    enrol: 'done',
    profile: 'done',
    assign: 'done',
    reserve: 'done',
    report: 'done',
    redeem: 'done',
    payment: 'done',
  } as const;

  it('shows each step with its number and says where it stands', () => {
    const said = markdownOf(stepperElements(english, { ...done, redeem: 'now', payment: 'ahead' }));
    expect(said).toEqual([
      ...['✔ 1', '✔ 2', '✔ 3', '✔ 4', '✔ 5', '✔ 6', '▶ 7', '8'],
      'Step 7 of 8: **Redeem**',
    ]);
  });

  it('says when all is done', () => {
    expect(markdownOf(stepperElements(german, done)).at(-1)).toBe('Alle 8 Schritte erledigt');
  });
});

describe('a chart', () => {
  const parts = [
    { legend: 'A&B: 4', text: 'A&amp;B', value: 4, shown: '4', color: 'good' },
    { legend: 'C: 0', text: 'C', value: 0, shown: '0', color: 'good' },
  ];

  const [, drawn] = chart('T', parts).items as readonly { data: unknown; fallback: object }[];

  it('has its title above it, which not every client would show in it', () => {
    expect(markdownOf(chart('T', parts))[0]).toBe('T');
  });

  it('has each value in the name of its bar, and no axis that counts vouchers in fractions', () => {
    expect(drawn).toMatchObject({
      displayMode: 'AbsoluteNoAxis',
      data: [
        { x: 'A&B: 4', y: 4, color: 'good' },
        { x: 'C: 0', y: 0, color: 'good' },
      ],
    });
  });

  it('says the same in words where there are no charts', () => {
    expect(markdownOf(drawn?.fallback)).toEqual([
      ...['A&amp;B', '▰▰▰▰▰▰▰▰▰▰', '4'],
      ...['C', '▱▱▱▱▱▱▱▱▱▱', '0'],
    ]);
  });
});

it('every template can be warmed up', () => {
  expect(() => warm()).not.toThrow();
});
