import { check } from '../../../workflow/kernel/checks.ts';
import { remedy, remedyOf } from '../../../workflow/views/remedies.ts';
import { actorOf, anEnrolledPartner, contextOf, people } from '../../support/partner.ts';

const partner = anEnrolledPartner();
const as = (actor = actorOf(people.paula, 'project-manager')) => contextOf(partner, { actor });
const adam = actorOf(people.adam, 'partner-admin');
const gloria = actorOf(people.gloria, 'global-admin');

describe('the command that meets an open check', () => {
  it.each([
    ['compliance-training-valid', 'record-training'],
    ['guidelines-read', 'sign-agreement'],
    ['agreement-signed', 'sign-agreement'],
    ['eligible-to-sign', 'record-competency'],
    ['enrolled-in-offer', 'enrol'],
    ['competency-held', 'record-competency'],
    ['consultant-qualified', 'record-assessment'],
    ['location-known', 'add-location'],
    ['location-in-country', 'add-location'],
    ['location-available', 'add-location'],
  ] as const)('of %s is %s', (code, step) => {
    expect(remedyOf(check(code, false), as())?.step).toBe(step);
  });

  it.each([
    ['none', 'grant-role'],
    ['unqualified', 'record-assessment'],
  ])('of a missing consultant (%s) is %s', (state, step) => {
    const open = check('consultant-available', false, { state });
    expect(remedyOf(open, as())?.step).toBe(step);
  });

  it('is none for a check about the voucher', () => {
    expect(remedyOf(check('days-fit-dates', false), as())).toBeUndefined();
  });

  it('names those who may do it, and whether the reader is one of them', () => {
    expect(remedy('record-training', as())).toEqual({
      step: 'record-training',
      mine: false,
      who: ['gloria', 'adam'],
    });
    expect(remedy('record-training', as(adam)).mine).toBe(true);
    // Signing is the global admin's alone.
    expect(remedy('sign-agreement', as(adam))).toMatchObject({ mine: false, who: ['gloria'] });
    expect(remedy('sign-agreement', as(gloria)).mine).toBe(true);
  });

  it('grants the role of a consultant, which a partner admin may', () => {
    expect(remedy('grant-role', as(adam))).toMatchObject({ mine: true, who: ['gloria', 'adam'] });
  });
});
