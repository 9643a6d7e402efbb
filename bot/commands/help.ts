import { helpCard } from '../../cards/chat/help-card.ts';
import { entryFor } from '../../dialogs/show-onboarding.ts';
import { mayEverAct } from '../../workflow/partner/permissions.ts';
import type { Command, DirectCommand } from './command.ts';
import { isChatCommand } from './is-chat-command.ts';

/** Lists the registry's commands that the person may use. */
export function help(registry: () => readonly Command[]): DirectCommand {
  return {
    kind: 'direct',
    name: 'help',
    aboutVoucher: false,
    async run(turn, { extra }) {
      const { programme } = turn.services;
      const actor = await turn.actor();
      const commands = registry()
        .filter(({ action }) => action === undefined || mayEverAct(actor, action, programme))
        .map(({ name }) => name)
        .filter(isChatCommand);
      const entry = entryFor(actor, programme);
      await turn.show(helpCard(turn.t, { commands, programme, entry, open: extra.group }));
    },
  };
}
