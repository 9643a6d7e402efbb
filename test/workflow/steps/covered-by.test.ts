import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { actsFor, mayAct } from '../../../workflow/partner/permissions.ts';
import { pastOf } from '../../../workflow/steps/past.ts';
import { anAssignedVoucher, recordsOf, voucherKey } from '../../support/a-voucher.ts';
import { actorOf, people, today } from '../../support/partner.ts';
import { coveredTable } from '../../support/permission-table.ts';
import { everyStep } from '../../support/step-cases.ts';
import { decide } from '../../support/voucher-decisions.ts';

const { carlo, nobody, paula } = people;
/** The actor and what the table says about them: its column, or that they may nothing. */
const covering = {
  'a project manager for the project manager': [['project-manager'], [paula], 0],
  'a consultant for the lead': [['consultant'], [carlo], 1],
  'a project manager for the lead': [['project-manager'], [carlo], undefined],
  'a consultant for the project manager': [['consultant'], [paula], undefined],
  'a person without a role': [[], [paula, carlo], undefined],
  'a project manager who covers somebody else': [['project-manager'], [people.adam], undefined],
} as const;

const cells = everyStep.flatMap(([name, one]) =>
  one.voucher === undefined
    ? []
    : Object.entries(covering).map(
        ([who, [roles, covers, column]]) => [name, who, one, { roles, covers, column }] as const,
      ),
);

describe('an action on the vouchers of an absent person', () => {
  it.each(cells)('is taken as the table says: %s by %s', (name, _who, one, cover) => {
    const { form, ownEntries, voucher } = one;
    const actor = { ...actorOf(nobody, ...cover.roles), covers: cover.covers };
    const past = voucher && pastOf(recordsOf(voucher, nobody), voucherKey, today);
    const savbRegistration = { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S-1' };
    const { refused } = decide(voucher, name, form, {
      ...(ownEntries && { past }),
      actor,
      records: { savbRegistration },
    });
    const may = cover.column !== undefined && coveredTable[name][cover.column] === '•';
    expect(refused).toEqual(may ? [] : ['may-act']);
  });

  it('names the absent person only if the own rights do not suffice', () => {
    const voucher = anAssignedVoucher();
    const of = (roles: readonly ('partner-admin' | 'project-manager')[], personId: string) =>
      actsFor(
        { ...actorOf(personId, ...roles), covers: [paula] },
        'validate',
        defaultProgramme,
        voucher,
      );
    expect(of(['project-manager'], nobody)).toBe(paula);
    expect(of(['partner-admin'], nobody)).toBeUndefined();
    expect(of(['project-manager'], paula)).toBeUndefined();
    expect(actsFor(actorOf(nobody, 'project-manager'), 'validate', defaultProgramme, voucher)).toBe(
      undefined,
    );
  });

  it('is none of those outside the voucher', () => {
    const actor = { ...actorOf(nobody, 'project-manager'), covers: [paula] };
    for (const action of ['export-all', 'grant-role', 'enrol', 'privacy'] as const)
      expect(mayAct(actor, action, defaultProgramme, anAssignedVoucher())).toBe(false);
  });
});
