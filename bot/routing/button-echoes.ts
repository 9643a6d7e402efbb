import { LRUCache } from 'lru-cache';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { LANGUAGES, messagesOf, type MessageKey } from '../../locales/languages.ts';
import type { Clock } from '../../workflow/kernel/ports.ts';
import type { Sender } from '../conversation/sender.ts';

/** Time within which a click and its echo arrive. */
const CLICK_TTL_MS = 5_000;
/** The echo may arrive first: maximum wait for its click. */
const WAIT_MS = 600;
const MAX_CLICKS = 10_000;

const fromIos = z.object({ type: z.literal('clientInfo'), platform: z.literal('iOS') });

export interface ButtonEchoesOptions {
  readonly clock: Clock;
  /** Resolves after the delay, or at once when the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Teams on iOS may send the title of a clicked button as a message besides the click, in either
 * order (botbuilder-js #4841). Such a message gets no reply.
 */
export class ButtonEchoes {
  readonly #wait: ButtonEchoesOptions['wait'];
  /** Verb of the latest click, by person and conversation. */
  readonly #taps: LRUCache<string, string>;
  readonly #waiting = new Map<string, AbortController>();

  constructor({ clock, wait }: ButtonEchoesOptions) {
    this.#wait = wait;
    this.#taps = new LRUCache({
      maxSize: MAX_CLICKS,
      ttl: CLICK_TTL_MS,
      ttlResolution: 0,
      perf: clock,
    });
  }

  /** Records a click and ends the wait of a message that repeats its title. */
  tapped(sender: Sender, verb: string): void {
    const key = keyOf(sender);
    this.#taps.set(key, verb, { size: 1 });
    this.#waiting.get(key)?.abort();
  }

  /** True if the text is the title of a button that was clicked at the same time. */
  async isEcho(sender: Sender, { entities = [] }: Partial<Activity>, text: string) {
    const verbs = verbsTitled.get(text.toLowerCase());
    if (!verbs || !entities.some((entity) => fromIos.safeParse(entity).success)) return false;
    const key = keyOf(sender);
    const isTapped = (): boolean => verbs.has(this.#taps.get(key) ?? '');
    if (!isTapped()) {
      const tapped = new AbortController();
      this.#waiting.set(key, tapped);
      await this.#wait(WAIT_MS, tapped.signal);
      if (this.#waiting.get(key) === tapped) this.#waiting.delete(key);
    }
    const isEcho = isTapped();
    // A click has one echo; the same word again was typed.
    if (isEcho) this.#taps.delete(key);
    return isEcho;
  }
}

const keyOf = ({ tenantId, personId, conversationId }: Sender): string =>
  JSON.stringify([tenantId, personId, conversationId]);

const BUTTON = 'button.';

/** Verbs by button title, in any language. */
const verbsTitled = new Map<string, Set<string>>();
for (const messages of LANGUAGES.map(messagesOf))
  for (const key of Object.keys(messages) as MessageKey[]) {
    const title = messages[key]?.toLowerCase();
    if (!key.startsWith(BUTTON) || title === undefined) continue;
    const verbs = verbsTitled.get(title) ?? new Set();
    verbsTitled.set(title, verbs.add(key.slice(BUTTON.length)));
  }
