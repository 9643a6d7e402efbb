import { checksOf } from '../../../workflow/steps/decide-voucher.ts';
import {
  anAssignedVoucher,
  anExpiredVoucher,
  aReservedVoucher,
  aValidatedVoucher,
} from '../../support/a-voucher.ts';
import { aProgramme } from '../../support/a-programme.ts';
import { decide, inShort, voucherContext, type Given } from '../../support/voucher-decisions.ts';

const customerEmail = 'Vera@Fabrikam.example';
const validate = (given: Given = {}, voucher = anAssignedVoucher()) =>
  decide(voucher, 'validate', { customerEmail }, given);

describe('validating a voucher', () => {
  it('stores the day', () => {
    expect(validate().voucher?.validatedOn).toBe('2020-06-15');
  });

  it('has no effect twice on one day, but again on another', () => {
    const { voucher } = validate();
    expect(validate({}, voucher).events).toEqual([]);
    expect(validate({ today: '2020-06-16' }, voucher).events).toHaveLength(1);
  });

  it('shows every line it looked at, met or not', () => {
    const checks = checksOf(
      'validate',
      anAssignedVoucher(),
      { customerEmail: 'victor@fabrikam.example' },
      voucherContext({ records: { agreement: undefined } }),
    );
    expect(checks.map(({ code, met }) => [code, met])).toEqual([
      ['may-act', true],
      ['state-allows', true],
      ['voucher-not-expired', true],
      ['customer-email-matches', false],
      ['compliance-training-valid', true],
      ['guidelines-read', false],
      ['agreement-signed', false],
      ['enrolled-in-offer', true],
    ]);
    expect(JSON.stringify(checks)).not.toContain('vera@');
  });

  it.each<[string, Given, readonly string[]]>([
    ['on the voucher’s last day', { today: '2020-10-31' }, []],
    ['on the day after', { today: '2020-11-01' }, ['voucher-not-expired']],
    ['on the training’s last day', { today: '2020-10-31', records: training('2020-10-31') }, []],
    [
      'on the day after the training’s last',
      { today: '2020-10-31', records: training('2020-10-30') },
      ['compliance-training-valid'],
    ],
    ['on the enrolment’s first day', { records: enrolment('2020-06-15', '2021-06-14') }, []],
    [
      'on the day before the enrolment',
      { records: enrolment('2020-06-16', '2021-06-15') },
      ['enrolled-in-offer'],
    ],
    ['on the enrolment’s last day', { records: enrolment('2019-06-16', '2020-06-15') }, []],
    [
      'on the day after the enrolment has lapsed',
      { records: enrolment('2019-06-15', '2020-06-14') },
      ['enrolled-in-offer'],
    ],
    [
      'without an agreement',
      { records: { agreement: undefined } },
      ['guidelines-read', 'agreement-signed'],
    ],
    [
      'with an agreement of an older version',
      { records: agreement('2018-1') },
      ['guidelines-read', 'agreement-signed'],
    ],
    [
      'where none of it is asked for',
      {
        records: { agreement: undefined, trainings: [] },
        programme: aProgramme({
          requirements: {
            programmeAgreement: { inForce: false },
            complianceTraining: { inForce: false },
          },
        }),
      },
      [],
    ],
    [
      'on the last day the training is asked for',
      { today: '2020-06-15', records: { trainings: [] }, programme: trainingUntil('2020-06-15') },
      ['compliance-training-valid'],
    ],
    [
      'on the day after the training was asked for last',
      { today: '2020-06-15', records: { trainings: [] }, programme: trainingUntil('2020-06-14') },
      [],
    ],
    [
      'after the programme’s last day to redeem',
      {
        programme: aProgramme({ calendar: { inForce: true, lastDayToRedeem: '2020-06-14' } }),
      },
      ['calendar-open'],
    ],
  ])('checks the records: %s', (_case, given, refused) => {
    expect(validate(given).refused).toEqual(refused);
  });

  it.each([
    ['is reserved', aReservedVoucher(), ['state-allows']],
    ['has expired', anExpiredVoucher(), ['voucher-not-expired']],
    ['was validated before', aValidatedVoucher(), []],
  ])('refuses a voucher that %s', (_case, voucher, refused) => {
    expect(validate({}, voucher).refused).toEqual(refused);
  });

  it('refuses another address without revealing the correct one', () => {
    const { refused } = decide(anAssignedVoucher(), 'validate', {
      customerEmail: 'victor@fabrikam.example',
    });
    expect(refused).toEqual(['customer-email-matches@customerEmail']);
  });

  it('reports everything that stands against it at once', () => {
    const checks = checksOf(
      'validate',
      anExpiredVoucher(),
      { customerEmail: 'a@b.example' },
      voucherContext({ records: { trainings: [], enrolments: [], agreement: undefined } }),
    );
    expect(inShort(checks.filter(({ met }) => !met))).toEqual([
      'voucher-not-expired',
      'customer-email-matches@customerEmail',
      'compliance-training-valid',
      'guidelines-read',
      'agreement-signed',
      'enrolled-in-offer',
    ]);
  });
});

function training(validUntil: string): Given['records'] {
  return { trainings: [{ reference: 'T', from: '2020-01-01', validUntil }] };
}

function enrolment(enrolledOn: string, validUntil: string): Given['records'] {
  return { enrolments: [{ offer: 'DDPS', enrolledBy: 'x', enrolledOn, validUntil }] };
}

function agreement(version: string): Given['records'] {
  return {
    agreement: { version, signedBy: 'x', signedOn: '2020-01-01', guidelinesReadOn: '2020-01-01' },
  };
}

function trainingUntil(until: string): Given['programme'] {
  return aProgramme({
    calendar: { inForce: true },
    requirements: { complianceTraining: { inForce: true, until } },
  });
}
