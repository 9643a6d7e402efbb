import type { Decision } from '../../kernel/checks.ts';
import type { Action } from '../../programme/definition.ts';
import type { Context } from '../context.ts';
import type { Partner } from '../partner.ts';
import { mayAct, missingRight } from '../permissions.ts';
import { decideRow } from './command.ts';
import { moduleOf, type PartnerCommand, type PartnerEvent } from './catalogue.ts';

/**
 * Decides a command on the partner's records: the events to append, or every unmet check. Without
 * the rights the refusal names only the missing ones.
 */
export function decidePartner(
  partner: Partner,
  { name, ...input }: PartnerCommand,
  context: Context,
): Decision<PartnerEvent> {
  const { actor, programme } = context;
  const module = moduleOf(name);
  const { from = ['person'] } = module;
  const maySend = (action: Action): boolean =>
    from.includes(actor.kind) &&
    (actor.kind !== 'person' || mayAct(actor, action, programme, undefined));
  const refused = module
    .actions(input)
    .filter((action) => !maySend(action))
    .map((action) => missingRight(action, { actor, partner, programme }, undefined));
  if (refused.length > 0) return { refused };
  const by = actor.kind === 'person' ? actor.personId : actor.kind;
  return decideRow(module, input, { ...context, partner, by });
}
