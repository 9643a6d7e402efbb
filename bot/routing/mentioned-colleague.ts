import { TeamsInfo, type TurnContext } from '../sdk/bot-framework.ts';
import type { Partner } from '../../workflow/partner/partner.ts';
import { memberFor } from '../../workflow/partner/team.ts';
import type { Log } from '../telemetry/log.ts';
import { personMentioned, type Mentioned } from '../utterance/mentions.ts';
import type { TurnScope } from '../turns/turn-scope.ts';

/**
 * Value of the form's field `colleague`: the person id of the mentioned team member, or the name of
 * a person who is not in the team. Undefined without a mention.
 */
export async function mentionedColleague(
  { context, turn }: TurnScope,
  log: Log,
): Promise<string | undefined> {
  const mentioned = personMentioned(context.activity);
  if (mentioned === undefined) return undefined;
  const partner = await turn.partner();
  const ids = await idsOf(context, mentioned, turn.tenantId, log);
  const member =
    ids === undefined
      ? onlyNamed(partner, mentioned.name)
      : ids.flatMap((id) => memberFor(partner, id) ?? [])[0];
  return member?.personId ?? mentioned.name;
}

/** Object id and address; undefined if the roster does not respond. */
async function idsOf(
  context: TurnContext,
  { id, aadObjectId }: Mentioned,
  tenantId: string,
  log: Log,
): Promise<readonly string[] | undefined> {
  if (aadObjectId !== undefined) return [aadObjectId];
  try {
    const entry = await TeamsInfo.getMember(context, id);
    // An address is only trusted within its own tenant.
    const address = entry.tenantId === tenantId ? entry.email : undefined;
    return [entry.aadObjectId, address].flatMap((one) => one ?? []);
  } catch (error) {
    log.warn('roster-unavailable', { error });
    return undefined;
  }
}

/** Fallback by name; it only fills in a form that the sender checks. */
function onlyNamed({ members }: Partner, name: string) {
  const named = members.filter((member) => member.name.toLowerCase() === name.toLowerCase());
  return named.length === 1 ? named[0] : undefined;
}
