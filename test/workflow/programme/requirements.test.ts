import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { isRequired } from '../../../workflow/programme/requirements.ts';

const [before, first, last, after] = ['2020-02-29', '2020-03-01', '2020-12-08', '2020-12-09'];

describe('a requirement', () => {
  it.each([
    ['not in force', { inForce: false }, true, [false, false, false, false]],
    ['without days', { inForce: true }, true, [true, true, true, true]],
    ['from a day on', { inForce: true, from: first }, true, [false, true, true, true]],
    ['until a day', { inForce: true, until: last }, true, [true, true, true, false]],
    ['between', { inForce: true, from: first, until: last }, true, [false, true, true, false]],
    [
      'between, the calendar switched off',
      { inForce: true, from: first, until: last },
      false,
      [true, true, true, true],
    ],
    [
      'not in force, with days',
      { inForce: false, from: first, until: last },
      true,
      [false, false, false, false],
    ],
  ])('is in force by its dates: %s', (_what, complianceTraining, inForce, asked) => {
    const programme = {
      ...defaultProgramme,
      requirements: { ...defaultProgramme.requirements, complianceTraining },
      calendar: { ...defaultProgramme.calendar, inForce },
    };
    const days = [before, first, last, after];
    expect(days.map((day) => isRequired(programme, 'complianceTraining', day))).toEqual(asked);
  });
});
