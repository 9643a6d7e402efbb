import { parseArgs } from 'node:util';
import type { OutboxRow } from '../workflow/records.ts';

/** What `npm run outbox` is asked to do. */
export type OutboxRequest =
  | {
      readonly action: 'list';
      readonly state: OutboxRow['status'];
      readonly tenantId?: string;
      readonly limit: number;
    }
  | { readonly action: 'show' | 'replay' | 'drop'; readonly outboxIds: readonly string[] };

export const OUTBOX_HELP = `npm run outbox -- list [--state dead|waiting|pending] [--tenant <id>] [--limit <number>]
  what is still to be told, the oldest first; "dead" unless another state is named
npm run outbox -- show <id>
npm run outbox -- replay <id> …     sends it again, as if for the first time
npm run outbox -- drop <id> …       lets it go for good

Works on the store of STORAGE, SQLITE_PATH, COSMOS_ENDPOINT, COSMOS_KEY and COSMOS_DATABASE, while the
desk runs or not. Prints codes and ids, nobody's name or address.`;

/** The command line asks for nothing that can be done; the message says what to change. */
export class OutboxRefused extends Error {
  readonly code = 'outbox-refused';
  constructor(message: string) {
    super(`${message} See npm run outbox -- --help.`);
    this.name = 'OutboxRefused';
  }
}

const flags = {
  help: { type: 'boolean', short: 'h' },
  state: { type: 'string', default: 'dead' },
  tenant: { type: 'string' },
  limit: { type: 'string', default: '50' },
} as const;

const STATES: readonly string[] = ['dead', 'waiting', 'pending'] satisfies OutboxRow['status'][];

/**
 * The request as given, or `help` when asked for it.
 * @throws OutboxRefused
 */
export function readOutboxRequest(commandLine: readonly string[]): OutboxRequest | 'help' {
  const { values, positionals } = parsed(commandLine);
  if (values.help === true) return 'help';
  const [action, ...outboxIds] = positionals;
  switch (action) {
    case 'list':
      if (!STATES.includes(values.state))
        throw new OutboxRefused('--state is dead, waiting or pending.');
      if (!/^[1-9]\d{0,4}$/u.test(values.limit))
        throw new OutboxRefused('--limit is a number from 1 to 99999.');
      return {
        action,
        state: values.state as OutboxRow['status'],
        tenantId: values.tenant,
        limit: Number(values.limit),
      };
    case 'show':
    case 'replay':
    case 'drop':
      if (outboxIds.length === 0) throw new OutboxRefused('Name the id that list shows.');
      return { action, outboxIds };
    default:
      throw new OutboxRefused('Say what to do: list, show, replay or drop.');
  }
}

function parsed(commandLine: readonly string[]) {
  try {
    return parseArgs({ args: [...commandLine], options: flags, allowPositionals: true });
  } catch (error) {
    const [problem = ''] = (error as Error).message.split('. ');
    throw new OutboxRefused(`${problem}.`);
  }
}
