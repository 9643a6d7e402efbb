import { LRUCache } from 'lru-cache';
import { Steps } from '../../dialogs/all-dialogs.ts';
import type { Services } from '../../dialogs/turn.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import type { Command } from '../commands/command.ts';
import { COMMANDS, CHAT_COMMANDS } from '../commands/registry.ts';
import type { Log } from '../telemetry/log.ts';
import type { ReadMessageOptions } from './read-message.ts';
import type { StepRunner } from './run-step.ts';
import { TenantNames } from './tenant-names.ts';
import { readVocabulary } from '../utterance/vocabulary.ts';
import { idFinder } from '../utterance/voucher-ids.ts';
import type { DialogKey } from '../conversation/sender.ts';

/** Dependencies of routing; one instance per process. */
export interface RoutingServices extends StepRunner {
  readonly understanding: ReadMessageOptions;
  readonly names: TenantNames;
  /** Conversations whose last message was not understood. */
  readonly misses: LRUCache<string, true>;
}

/** A later miss counts as the first again. */
const MISS_TTL_MS = 10 * 60_000;
const MAX_MISSES = 1_000;

export function createRoutingServices(options: {
  readonly services: Pick<Services, 'clock' | 'programme'>;
  readonly documents: Documents;
  readonly log: Log;
  readonly onStepEnded?: (key: DialogKey) => void;
}): RoutingServices {
  const { services, documents, log, onStepEnded } = options;
  const understanding = understandingOf(services);
  const names = new TenantNames(services.clock);
  const misses = new LRUCache<string, true>({
    maxSize: MAX_MISSES,
    sizeCalculation: () => 1,
    ttl: MISS_TTL_MS,
    ttlResolution: 0,
    perf: services.clock,
  });
  return { documents, log, onStepEnded, steps: new Steps(), understanding, names, misses };
}

/** The same for every bot in a process. */
const { books, isWord, negations } = readVocabulary(CHAT_COMMANDS);

/** Understanding of messages: the registry's commands with their words from the locales. */
export function understandingOf({ programme }: Pick<Services, 'programme'>): ReadMessageOptions {
  return {
    books,
    negations,
    isWord,
    programme,
    changing: named(({ kind }) => kind !== 'direct'),
    aboutVouchers: named(({ aboutVoucher }) => aboutVoucher),
    findIds: idFinder(programme, isWord),
  };
}

function named(which: (command: Command) => boolean): ReadonlySet<string> {
  return new Set(COMMANDS.filter(which).map(({ name }) => name));
}
