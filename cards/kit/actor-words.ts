import type { ActorReference } from '../../workflow/partner/actor.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Translator } from '../../locales/translator.ts';

/** The person or system that caused an event; imported events are marked. */
export function actorWords(t: Translator, actor: ActorReference, imported?: boolean): string {
  const who =
    actor.kind === 'person' ? coded('person', actor.personId) : t.plain(`actor.${actor.kind}`);
  if (imported) return t.text('history.imported', { who });
  const absent = actor.kind === 'person' ? actor.onBehalfOf : undefined;
  return absent === undefined
    ? t.fact(who)
    : t.text('history.on-behalf-of', { who, absent: coded('person', absent.personId) });
}
