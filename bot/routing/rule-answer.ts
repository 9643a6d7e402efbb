import { hasRule, ruleCard } from '../../cards/chat/rule-card.ts';
import type { CommandName } from '../../cards/kit/command-name.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { programme } from '../commands/programme.ts';

/** Answers a question about the rules of a command; without a text of its own by the eight steps. */
export async function answerRule(turn: Turn, about: CommandName): Promise<void> {
  const { services, t } = turn;
  if (hasRule(about)) await turn.show(ruleCard(t, { about, programme: services.programme }));
  else await programme.run(turn, { voucherIds: [], text: '', values: {}, extra: {} });
}
