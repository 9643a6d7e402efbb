import { mayAct, mayEverAct } from '../../../workflow/partner/permissions.ts';
import { ACTIONS } from '../../../workflow/programme/actions.ts';
import { ROLES, type Action, type Role } from '../../../workflow/programme/definition.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { actorOf, people } from '../../support/partner.ts';
import { onWhich, permissionTable } from '../../support/permission-table.ts';

const me = people.paula;
const other = people.nobody;
const reservation = {
  engagement: 'windows-and-office',
  location: '1234567',
  startDate: '2020-06-22',
  endDate: '2020-06-26',
  reservedOn: '2020-06-15',
  scheduledOn: '2020-06-15',
};
const assignedToMe = {
  assignee: { personId: me },
  reservation: { ...reservation, consultant: other },
};
const ledByMe = { assignee: { personId: other }, reservation: { ...reservation, consultant: me } };
const others = {
  assignee: { personId: other },
  reservation: { ...reservation, consultant: other },
};
const notReserved = { assignee: {} };

const cells = ROLES.flatMap((role) => ACTIONS.map((action) => [role, action] as const));

describe('the permissions of each role', () => {
  it('are defined for every action', () => {
    expect(Object.keys(permissionTable).sort()).toEqual([...ACTIONS].sort());
  });

  it.each(cells)('are as documented: %s, %s', (role, action) => {
    const on = onWhich(role, action);
    const may = (subject: Parameters<typeof mayAct>[3]) =>
      mayAct(actorOf(me, role), action, defaultProgramme, subject);
    expect({
      assignedToMe: may(assignedToMe),
      ledByMe: may(ledByMe),
      others: may(others),
      notReserved: may(notReserved),
      noVoucher: may(undefined),
      ever: mayEverAct(actorOf(me, role), action, defaultProgramme),
    }).toEqual({
      assignedToMe: on === 'any' || on === 'assigned',
      ledByMe: on === 'any' || on === 'led',
      others: on === 'any',
      notReserved: on === 'any',
      noVoucher: on === 'any',
      ever: on !== 'none',
    });
  });

  it.each(['customer', 'microsoft', 'clock', 'desk'] as const)('are none for the %s', (kind) => {
    for (const action of ACTIONS) {
      expect(mayAct({ kind }, action, defaultProgramme, assignedToMe)).toBe(false);
      expect(mayEverAct({ kind }, action, defaultProgramme)).toBe(false);
    }
  });

  it('include a consultant who was named by address before becoming a contact', () => {
    const byAddress = 'email:paula@contoso.com';
    const led = { assignee: {}, reservation: { consultant: byAddress } };
    const may = (formerId?: string) =>
      mayAct({ ...actorOf(me, 'consultant'), formerId }, 'report', defaultProgramme, led);
    expect([may(byAddress), may('email:other@contoso.com'), may()]).toEqual([true, false, false]);
  });

  it.each<[readonly Role[], Action, boolean]>([
    [[], 'read', false],
    [['consultant', 'project-manager'], 'redeem', true],
    [['consultant'], 'redeem', false],
  ])('are combined for %j: %s', (roles, action, may) => {
    expect(mayAct(actorOf(me, ...roles), action, defaultProgramme, assignedToMe)).toBe(may);
    expect(mayEverAct(actorOf(me, ...roles), action, defaultProgramme)).toBe(may);
  });
});
