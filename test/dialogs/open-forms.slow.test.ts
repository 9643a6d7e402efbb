import { conversationPartition, STATE_ID } from '../../workflow/records/records.ts';
import { aChat, type Chat } from '../support/a-chat.ts';
import { executesOf } from '../support/card-parts.ts';
import { DESK_TURNS, type DeskTurn } from '../support/turns-of-the-desk.ts';
import openForms from './fixtures/open-forms.json' with { type: 'json' };

/** Conversation records that the build before table-driven steps stored, one for each step's form. */
const records: Readonly<Record<string, object>> = openForms;

type FormTurn = DeskTurn & Required<Pick<DeskTurn, 'before'>>;

/** Steps that the earlier build did not have. */
const NEWER = [
  'handover-several',
  'hand-back',
  'away',
  'remind',
  'note',
  'note-several',
  'validate-several',
];

const formTurns = DESK_TURNS.filter(
  (turn): turn is FormTurn => turn.before !== undefined && !NEWER.includes(turn.name),
);

const restore = (chat: Chat, name: string) =>
  chat.store.commit(conversationPartition('contoso', 'chat-of-gloria'), [
    { op: 'put', id: STATE_ID, kind: 'conversation', body: records[name] },
  ]);

/** Opens the step's form, and puts the older record in place of the one stored now. */
async function withOlderRecord({ name, voucher, partner, before }: FormTurn) {
  const chat = await aChat({ partner, vouchers: voucher ? [voucher] : [] });
  const gloria = chat.as('gloria');
  await before(gloria);
  await restore(chat, name);
  return { chat, gloria };
}

describe('a form opened in an earlier build', () => {
  it('is recorded for every step', () => {
    const steps = formTurns.map(({ name }) => name);
    expect(Object.keys(records).toSorted()).toEqual([...steps, 'which voucher'].toSorted());
  });

  it.each(formTurns)('can be submitted: $name', async (step) => {
    const { gloria } = await withOlderRecord(step);
    expect((await step.turn(gloria)).text).toContain('✔');
  });

  it.each(formTurns)('is shown again after a message: $name', async (step) => {
    const { chat, gloria } = await withOlderRecord(step);
    const { card } = await gloria.says('well');
    expect(executesOf(card).map(({ verb }) => verb)).toContain(step.name);
    expect((await chat.underWay('gloria'))?.waitingFor?.dialogId).toBe(step.name);
  });

  it('asks again for the voucher after a message', async () => {
    const chat = await aChat();
    await restore(chat, 'which voucher');
    await chat.as('gloria').says('well');
    const { waitingFor } = (await chat.underWay('gloria')) ?? {};
    expect(waitingFor).toEqual({ dialogId: 'release', takesVoucherId: true });
  });
});
