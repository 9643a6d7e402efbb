import type { ActorReference } from '../../workflow/partner/actor.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Translator } from '../../locales/translator.ts';

/** Who caused an event; an imported one says so. */
export function actorWords(t: Translator, actor: ActorReference, imported?: boolean): string {
  const who =
    actor.kind === 'person' ? coded('person', actor.personId) : t.plain(`actor.${actor.kind}`);
  return imported ? t.text('history.imported', { who }) : t.fact(who);
}
