import type { Context } from '../../../workflow/partner/context.ts';
import { anAssignedVoucher } from '../../support/a-voucher.ts';
import { actorOf, people } from '../../support/partner.ts';
import { decide } from '../../support/voucher-decisions.ts';

const email = 'Adam@contoso.example';
/** Paula has handed it over. */
const known = anAssignedVoucher({ assignee: { personId: people.adam, email, name: 'Adam' } });
const byAddress = anAssignedVoucher({ assignee: { email } });
const withoutAddress = anAssignedVoucher({ assignee: { personId: people.adam } });

const admin = actorOf(people.gloria, 'global-admin');
const paula = actorOf(people.paula, 'project-manager');
const handOver = (from: string, given: Partial<Context>, voucher = known) =>
  decide(voucher, 'handover', { colleague: people.paula, from }, given).refused;

describe('a handover of several vouchers', () => {
  it.each<[string, typeof known, string, readonly string[]]>([
    ['their id', known, people.adam, []],
    ['their address', known, 'adam@contoso.example', []],
    ['their address in other letters', byAddress, 'ADAM@contoso.example', []],
    ['the id of a person known by address', byAddress, 'email:adam@contoso.example', []],
    ['another id', known, people.carlo, ['assignee-unchanged']],
    ['another address', byAddress, 'carlo@contoso.example', ['assignee-unchanged']],
    ['an address of a person without', withoutAddress, email, ['assignee-unchanged']],
  ])('takes those of the assignee that it names: %s', (_what, voucher, from, refused) => {
    expect(handOver(from, { actor: admin }, voucher)).toEqual(refused);
  });

  it.each<[string, Context['actor'], Context['takesBack'], readonly string[]]>([
    ['the sender, if nothing happened since', paula, { isLast: true }, []],
    ['the sender, if it was continued', paula, { isLast: false }, ['not-continued']],
    ['an admin, if it was continued', admin, { isLast: false }, []],
    ['another project manager', paula, undefined, ['may-act']],
    [
      'a consultant, who cannot continue vouchers',
      actorOf(people.paula, 'consultant'),
      { isLast: true },
      ['may-act'],
    ],
  ])('can be taken back by %s', (_who, actor, takesBack, refused) => {
    expect(handOver(people.adam, { actor, takesBack })).toEqual(refused);
  });

  it('is not taken back from a third person', () => {
    expect(handOver(people.carlo, { actor: paula, takesBack: { isLast: false } })).toEqual([
      'assignee-unchanged',
    ]);
  });

  it('gives the right to take back nothing but a handover', () => {
    const given = { actor: paula, takesBack: { isLast: true } };
    expect(decide(known, 'validate', { customerEmail: 'x@y.example' }, given).refused).toEqual([
      'may-act',
    ]);
  });
});
