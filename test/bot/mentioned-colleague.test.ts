import type { Entity } from 'botbuilder';
import { aChat } from '../support/a-chat.ts';
import { anAssignedVoucher } from '../support/a-voucher.ts';
import { inputsOf } from '../support/card-parts.ts';
import { aMember, anEnrolledPartner, people } from '../support/partner.ts';

const TOM = '00000000-0000-4000-8000-0000000000aa';
const group = { id: 'group', conversationType: 'groupChat', isGroup: true };
const mention = (id: string, name: string, more: object = {}): Entity => ({
  type: 'mention',
  text: `<at>${name}</at>`,
  mentioned: { id, name, ...more },
});

async function handOverTo(entity: Entity, roster: 'answers' | 'fails' = 'answers') {
  const before = anEnrolledPartner();
  const tom = { ...aMember(TOM, 'project-manager'), name: 'Tom Berg' };
  const partner = { ...before, members: [...before.members, tom] };
  const chat = await aChat({ partner, vouchers: [anAssignedVoucher()] });
  const paula = chat.as('paula', group);
  await paula.says('hi');
  chat.adapter.rosterFails = roster === 'fails';
  const text = String(entity.text);
  const entities = [mention('28:desk', 'Desk'), entity];
  const form = await paula.says(`<at>Desk</at> hand over ABCD-1234 to ${text}`, { entities });
  const colleague = inputsOf(form.card).find(({ id }) => id === 'colleague');
  return { chosen: colleague?.value, text: form.text, isForm: colleague !== undefined };
}

describe('a mentioned colleague', () => {
  it('is preselected in the form by the object id of the roster', async () => {
    const { chosen } = await handOverTo(mention('29:adam', 'Adam Ford'));
    expect(chosen).toBe(people.adam);
  });

  it('is preselected in the form by the object id of the mention', async () => {
    const tom = mention('29:tom', 'T. Berg', { aadObjectId: TOM });
    expect(await handOverTo(tom, 'fails')).toMatchObject({ chosen: TOM });
  });

  it('is preselected in the form by name if the roster fails', async () => {
    expect(await handOverTo(mention('29:tom', 'Tom Berg'), 'fails')).toMatchObject({ chosen: TOM });
  });

  it('is not confused with a namesake in the team if the roster knows them', async () => {
    const other = await handOverTo(mention('29:other', 'Tom Berg'));
    expect(other).toMatchObject({ chosen: undefined, isForm: true });
  });

  it('is reported as not being in the team', async () => {
    const { chosen, isForm, text } = await handOverTo(mention('29:other', 'Otto Other'));
    expect({ chosen, isForm }).toEqual({ chosen: undefined, isForm: true });
    expect(text).toContain("“Otto Other” isn't a project manager of your company's team.");
  });

  it('is reported as lacking the role to take over the voucher', async () => {
    const { chosen, text } = await handOverTo(mention('29:carlo', 'Carlo'));
    expect(chosen).toBeUndefined();
    expect(text).toContain("“carlo” isn't a project manager");
  });
});
