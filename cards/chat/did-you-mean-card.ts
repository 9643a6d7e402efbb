import type { Translator } from '../../locales/translator.ts';
import { executeAction, type Card, type CardAction } from '../kit/card.ts';
import { commandAction, type Verb } from '../kit/form-actions.ts';
import { shortened } from '../kit/plain-text.ts';
import { listCard } from '../kit/list-card.ts';

export interface Meaning {
  readonly command: Verb;
  readonly voucherId?: string;
}

export interface DidYouMeanView {
  /** As typed. */
  readonly utterance: string;
  /** Most likely first; at most `MEANINGS_MAX` are shown. */
  readonly meanings: readonly Meaning[];
}

const MEANINGS_MAX = 4;
/** Characters of the typed text shown on the card. */
const TEXT_MAX = 120;

/** Asks for the intended command if several are possible or the only one is uncertain. */
export function didYouMeanCard(t: Translator, view: DidYouMeanView): Card {
  const { meanings, utterance } = view;
  return listCard(t, {
    title: t.text('did-you-mean.title', { count: meanings.length }),
    intro: t.text('did-you-mean.said', { text: shortened(utterance, TEXT_MAX) }),
    actions: [
      ...meanings.slice(0, MEANINGS_MAX).map((meaning) => meaningAction(t, meaning)),
      commandAction(t, 'help'),
    ],
  });
}

function meaningAction(t: Translator, { command, voucherId }: Meaning): CardAction {
  if (voucherId === undefined) return commandAction(t, command);
  const title = t.plain('did-you-mean.meaning', {
    command: t.plain(`button.${command}`),
    voucherId,
  });
  return executeAction({ verb: command, title, data: { voucherId } });
}
