import type { OutboxRow } from '../../workflow/records/records.ts';
import { readArguments, UsageError } from './command-line.ts';

export type OutboxRequest =
  | {
      readonly action: 'list';
      readonly state: OutboxRow['status'];
      readonly tenantId?: string;
      readonly limit: number;
    }
  | { readonly action: 'show' | 'replay' | 'drop'; readonly outboxIds: readonly string[] };

export const OUTBOX_HELP = `npm run outbox -- list [--state dead|waiting|pending] [--tenant <id>] [--limit <number>]
  lists unsent notices, the oldest first; "dead" by default
npm run outbox -- show <id>
npm run outbox -- replay <id> …     sends it again, with its attempts reset
npm run outbox -- drop <id> …       deletes it

Works on the store of STORAGE, SQLITE_PATH, COSMOS_ENDPOINT, COSMOS_KEY and COSMOS_DATABASE, with or
without a running desk. Prints codes and ids, no names or addresses.`;

const flags = {
  state: { type: 'string', default: 'dead' },
  tenant: { type: 'string' },
  limit: { type: 'string', default: '50' },
} as const;

const STATES: readonly string[] = ['dead', 'waiting', 'pending'] satisfies OutboxRow['status'][];

/** @throws UsageError */
export function readOutboxRequest(commandLine: readonly string[]): OutboxRequest {
  const { values, positionals } = readArguments(commandLine, flags, { positionals: true });
  const [action, ...outboxIds] = positionals;
  switch (action) {
    case 'list':
      if (outboxIds.length > 0) throw new UsageError(`list takes no id, not "${outboxIds[0]}".`);
      if (!STATES.includes(values.state))
        throw new UsageError('--state is dead, waiting or pending.');
      if (!/^[1-9]\d{0,4}$/u.test(values.limit))
        throw new UsageError('--limit is a number from 1 to 99999.');
      return {
        action,
        state: values.state as OutboxRow['status'],
        tenantId: values.tenant,
        limit: Number(values.limit),
      };
    case 'show':
    case 'replay':
    case 'drop':
      if (outboxIds.length === 0) throw new UsageError('Name an id from the list.');
      return { action, outboxIds };
    default:
      throw new UsageError('Name a command: list, show, replay or drop.');
  }
}
