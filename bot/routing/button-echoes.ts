import { LRUCache } from 'lru-cache';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { LANGUAGES, messagesOf, type MessageKey } from '../../locales/languages.ts';
import type { Clock } from '../../workflow/kernel/ports.ts';
import type { Sender } from '../conversation/sender.ts';

/** An echo and its tap are sent together. */
const TOGETHER_MS = 5_000;
/** The echo may come first: how long it waits for the tap. */
const WAIT_MS = 600;
const REMEMBERED = 10_000;

const fromIos = z.object({ type: z.literal('clientInfo'), platform: z.literal('iOS') });

export interface ButtonEchoesOptions {
  readonly clock: Clock;
  /** Resolves after the milliseconds, or at once when the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Teams on iOS can send the title of a tapped button as a message besides the tap, in either order
 * (botbuilder-js #4841). Such a message gets no answer of its own.
 */
export class ButtonEchoes {
  readonly #wait: ButtonEchoesOptions['wait'];
  /** Verb of the last tap of a person in a conversation. */
  readonly #taps: LRUCache<string, string>;
  readonly #waiting = new Map<string, AbortController>();

  constructor({ clock, wait }: ButtonEchoesOptions) {
    this.#wait = wait;
    this.#taps = new LRUCache({
      max: REMEMBERED,
      ttl: TOGETHER_MS,
      ttlResolution: 0,
      perf: clock,
    });
  }

  /** Remembers a tap, and ends the wait of a message that repeats its title. */
  tapped(who: Sender, verb: string): void {
    const key = keyOf(who);
    this.#taps.set(key, verb);
    this.#waiting.get(key)?.abort();
  }

  /** Whether the text is the title of a button that was tapped at the same time. */
  async isEcho(who: Sender, { entities = [] }: Partial<Activity>, text: string) {
    const verbs = verbsTitled.get(text.toLowerCase());
    if (!verbs || !entities.some((entity) => fromIos.safeParse(entity).success)) return false;
    const key = keyOf(who);
    const isTapped = (): boolean => verbs.has(this.#taps.get(key) ?? '');
    if (!isTapped()) {
      const tapped = new AbortController();
      this.#waiting.set(key, tapped);
      await this.#wait(WAIT_MS, tapped.signal);
      if (this.#waiting.get(key) === tapped) this.#waiting.delete(key);
    }
    const isEcho = isTapped();
    // A tap has one echo: the same word again is meant.
    if (isEcho) this.#taps.delete(key);
    return isEcho;
  }
}

const keyOf = ({ tenantId, personId, conversationId }: Sender): string =>
  JSON.stringify([tenantId, personId, conversationId]);

const BUTTON = 'button.';

/** The verbs of the buttons with a title, in any language. */
const verbsTitled = new Map<string, Set<string>>();
for (const messages of LANGUAGES.map(messagesOf))
  for (const key of Object.keys(messages) as MessageKey[]) {
    const title = messages[key]?.toLowerCase();
    if (!key.startsWith(BUTTON) || title === undefined) continue;
    const verbs = verbsTitled.get(title) ?? new Set();
    verbsTitled.set(title, verbs.add(key.slice(BUTTON.length)));
  }
