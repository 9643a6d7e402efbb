import { aChat, type Reply } from '../support/a-chat.ts';
import { DESK_TURNS } from '../support/turns-of-the-desk.ts';

const SAID = [
  'hi',
  'help',
  'next',
  'vouchers',
  'deadlines',
  'team',
  'overview',
  'profile',
  'xyzzy',
  'thanks',
  'cancel',
  'status NONE-0000',
  'validate',
  'Voucher ID: WXYZ-9876',
];

const sentBy = ({ sent, updated }: Reply) =>
  [...sent, ...updated].filter(({ type }) => type === 'message');
const without = (replies: readonly Reply[]) =>
  replies.flatMap(sentBy).filter(({ summary }) => (summary ?? '').trim() === '');

describe.each(['en-US', 'de-DE'])('every message sent in %s', (locale) => {
  it('has a summary in answer to a typed message', async () => {
    const chat = await aChat({ locale });
    const gloria = chat.as('gloria');
    const replies: Reply[] = [];
    for (const words of SAID) replies.push(await gloria.says(words));
    const group = chat.as('gloria', { id: '19:g', isGroup: true, conversationType: 'groupChat' });
    for (const talker of [gloria, group])
      replies.push(await talker.sends({ type: 'installationUpdate', action: 'add' }));
    expect(replies.flatMap(sentBy).length).toBeGreaterThan(SAID.length);
    expect(without(replies)).toEqual([]);
  });

  it.each(DESK_TURNS.map((turn) => [`${turn.name} ${turn.kind}`, turn] as const))(
    'has a summary in the turn %s',
    async (_name, { before, partner, turn, voucher }) => {
      const chat = await aChat({ locale, partner, vouchers: voucher ? [voucher] : [] });
      const gloria = chat.as('gloria');
      const replies: Reply[] = [];
      const sends: typeof gloria.sends = async (activity) => {
        const reply = await gloria.sends(activity);
        replies.push(reply);
        return reply;
      };
      const says: typeof gloria.says = async (text) => {
        const reply = await gloria.says(text);
        replies.push(reply);
        return reply;
      };
      const talker = { ...gloria, sends, says };
      await before?.(talker);
      replies.push(await turn(talker));
      expect(without(replies)).toEqual([]);
    },
  );
});
