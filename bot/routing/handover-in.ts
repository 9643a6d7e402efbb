import type { Values } from '../../dialogs/turn.ts';
import type { Log } from '../telemetry/log.ts';
import type { TurnScope } from '../turns/turn-scope.ts';
import { handoverNamed } from '../utterance/people-named.ts';
import { mentionedColleague } from './mentioned-colleague.ts';

/**
 * Values of the handover's form from a sentence: the mentioned or named colleague, whose vouchers,
 * and the sentence itself, which may name a customer.
 */
export async function handoverIn(scope: TurnScope, log: Log, text: string): Promise<Values> {
  const { turn } = scope;
  const { members, formerMembers = [] } = await turn.partner();
  const { personId } = turn.person;
  const named = handoverNamed(text, [...members, ...formerMembers], personId);
  const colleague = (await mentionedColleague(scope, log)) ?? named.colleague;
  const from = named.from === colleague ? undefined : named.from;
  return {
    text,
    ...(colleague !== undefined && { colleague }),
    ...(from !== undefined && { from }),
    ...(named.wantsAll && { wantsAll: 'true' }),
  };
}
