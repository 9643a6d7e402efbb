import type { Decision } from '../checks.ts';
import type { Context } from '../context.ts';
import type { PartnerCommand } from './commands.ts';
import type { PartnerEvent } from './events.ts';
import type { Partner } from './partner.ts';

/** What a command does to the company's records: the events to append, or every rule against it. */
export function decidePartner(
  _partner: Partner,
  _command: PartnerCommand,
  _context: Context,
): Decision<PartnerEvent> {
  return { events: [] };
}
