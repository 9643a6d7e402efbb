import { partnerNotices } from '../../../workflow/notices/partner-notices.ts';
import type { PartnerEvent } from '../../../workflow/partner/commands/catalogue.ts';
import type { Actor } from '../../../workflow/partner/actor.ts';
import type { Partner } from '../../../workflow/partner/partner.ts';
import { actorOf, anEnrolledPartner, people } from '../../support/partner.ts';

const { adam, gloria, nobody } = people;
const admins = () => [{ readerId: gloria }, { readerEmail: 'boss@contoso.example' }];
const partnerAdmin = actorOf(adam, 'partner-admin');
const newcomer = actorOf(nobody);
const by = { kind: 'person', personId: adam };
const person = { personId: nobody, name: 'nobody' };
const granted: PartnerEvent = { type: 'role-granted', ...person, role: 'consultant' };
const withdrawn: PartnerEvent = { type: 'role-withdrawn', ...person, role: 'consultant' };
const declined: PartnerEvent = { type: 'role-declined', ...person, on: '2020-06-15' };
const requested: PartnerEvent = { type: 'role-requested', ...person, at: '2020-06-15T08:00:00Z' };

const noticesOf = (event: PartnerEvent, actor: Actor, known: Partial<Partner> = {}) =>
  partnerNotices(anEnrolledPartner(known), [event], actor, admins);

describe('the notices of a change of roles', () => {
  it('state to the person the granted role and who granted it', () => {
    expect(noticesOf(granted, partnerAdmin)).toEqual([
      { kind: 'role-answered', about: 'consultant', by, readerId: nobody },
    ]);
  });

  it('state to the person the withdrawn role', () => {
    expect(noticesOf(withdrawn, partnerAdmin)).toEqual([
      { kind: 'role-withdrawn', about: 'consultant', by, readerId: nobody },
    ]);
  });

  it('reach a person who is known by address only', () => {
    const byAddress: PartnerEvent = { ...granted, personId: 'email:new@contoso.example' };
    expect(noticesOf(byAddress, partnerAdmin)).toEqual([
      { kind: 'role-answered', about: 'consultant', by, readerEmail: 'new@contoso.example' },
    ]);
  });

  it('are none for one’s own roles, nor for those that the desk withdraws at an erasure', () => {
    expect(noticesOf(granted, newcomer)).toEqual([]);
    expect(noticesOf(withdrawn, { kind: 'desk' })).toEqual([]);
  });

  it('notify all admins that a person asks for a role', () => {
    const asked = {
      kind: 'role-requested',
      about: nobody,
      by: { kind: 'person', personId: nobody },
    };
    expect(noticesOf(requested, newcomer)).toEqual([
      { ...asked, readerId: gloria },
      { ...asked, readerEmail: 'boss@contoso.example' },
    ]);
    expect(noticesOf(requested, { kind: 'desk' })).toEqual([]);
  });

  it('notify the person once that the request was declined', () => {
    const roleRequests = [{ ...person, at: '2020-06-15T08:00:00Z' }];
    expect(noticesOf(declined, partnerAdmin, { roleRequests })).toEqual([
      { kind: 'role-answered', readerId: nobody, about: 'decline', by },
    ]);
    expect(noticesOf(declined, partnerAdmin)).toEqual([]);
  });

  it('are none for other changes', () => {
    expect(noticesOf({ type: 'location-removed', location: '7' }, partnerAdmin)).toEqual([]);
  });
});
