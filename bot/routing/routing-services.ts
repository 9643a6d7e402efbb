import { Steps } from '../../dialogs/all-dialogs.ts';
import type { Services } from '../../dialogs/turn.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import type { Command } from '../commands/command.ts';
import { COMMANDS, CHAT_COMMANDS } from '../commands/registry.ts';
import type { Log } from '../telemetry/log.ts';
import type { ReadMessageOptions } from './read-message.ts';
import type { StepRunner } from './run-step.ts';
import { readVocabulary } from '../utterance/vocabulary.ts';
import { idFinder } from '../utterance/voucher-ids.ts';
import type { DialogKey } from '../conversation/sender.ts';

/** Dependencies of routing; one instance per process. */
export interface RoutingServices extends StepRunner {
  readonly understanding: ReadMessageOptions;
}

export function createRoutingServices(options: {
  readonly services: Pick<Services, 'programme'>;
  readonly documents: Documents;
  readonly log: Log;
  readonly onStepEnded?: (key: DialogKey) => void;
}): RoutingServices {
  const { services, documents, log, onStepEnded } = options;
  const understanding = understandingOf(services);
  return { documents, log, onStepEnded, steps: new Steps(), understanding };
}

/** The same for every bot in a process. */
const { book, negations } = readVocabulary(CHAT_COMMANDS);

/** Understanding of messages: the registry's commands with their words from the locales. */
export function understandingOf({ programme }: Pick<Services, 'programme'>): ReadMessageOptions {
  return {
    book,
    negations,
    changing: named(({ kind }) => kind !== 'direct'),
    aboutVouchers: named(({ aboutVoucher }) => aboutVoucher),
    findIds: idFinder(programme, (word) => book.isWord(word)),
  };
}

function named(which: (command: Command) => boolean): ReadonlySet<string> {
  return new Set(COMMANDS.filter(which).map(({ name }) => name));
}
