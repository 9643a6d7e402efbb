import { messageCard } from '../../cards/chat/message-card.ts';
import { roleAnsweredCard } from '../../cards/notices/role-request-card.ts';
import { showRefusal } from '../../dialogs/show-voucher.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { partnerCommands } from '../../workflow/partner/commands/catalogue.ts';
import type { Fact } from '../../workflow/kernel/facts.ts';
import type { DirectCommand } from './command.ts';

/** Sent by the button on a refusal and on the welcome: the admins get a notice with the answers. */
export const askForRole: DirectCommand = {
  kind: 'direct',
  name: 'ask-for-role',
  aboutVoucher: false,
  async run(turn) {
    const { t } = turn;
    const state = await turn.askForRole();
    const { who = '' } = (await turn.missingRight('read')).facts;
    await turn.mention(who);
    // All of them are asked; one of them answers.
    const admins: Fact =
      state === 'asked' && typeof who === 'object' && who.as === 'list'
        ? { ...who, mode: 'and' }
        : who;
    const card = messageCard(t, {
      title: t.text(`role-request.${state}`),
      text: t.text(`role-request.${state}.text`, { who: admins }),
      actions: state === 'known' ? ['next', 'vouchers', 'help'] : ['help', 'language'],
    });
    await turn.show(card);
  },
};

/** Grants the role of the clicked button, or declines the request, if it is still open. */
export const answerRoleRequest: DirectCommand = {
  kind: 'direct',
  name: 'answer-role-request',
  action: 'grant-role',
  aboutVoucher: false,
  async run(turn, { extra }) {
    const read = partnerCommands['answer-role-request'].schema.safeParse(extra);
    if (!read.success) return showAnswered(turn);
    const outcome = await turn.changePartner({
      tenantId: turn.tenantId,
      by: { kind: 'person', ...turn.person },
      command: { name: 'answer-role-request', ...read.data },
      commandId: turn.click?.commandId ?? turn.services.ids.next(),
      correlationId: turn.correlationId,
    });
    if (outcome.kind === 'refused' && outcome.refused.some(({ code }) => code === 'may-act'))
      return showRefusal(turn, outcome.refused);
    const event = outcome.kind === 'done' ? outcome.events.at(-1) : undefined;
    if (event?.type !== 'role-granted' && event?.type !== 'role-declined')
      return showAnswered(turn);
    const role = event.type === 'role-granted' ? event.role : undefined;
    await turn.show(roleAnsweredCard(turn.t, { name: event.name, role }));
  },
};

/** The card is older than the answer: nothing was changed. */
async function showAnswered(turn: Turn): Promise<void> {
  const { t } = turn;
  const title = t.text('role-request.gone');
  const text = t.text('role-request.gone.text');
  await turn.show(messageCard(t, { title, text, actions: ['team'] }));
}
