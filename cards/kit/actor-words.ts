import type { ActorReference } from '../../workflow/partner/actor.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Translator } from '../../locales/translator.ts';

export function actorWords(t: Translator, actor: ActorReference): string {
  return actor.kind === 'person'
    ? t.fact(coded('person', actor.personId))
    : t.text(`actor.${actor.kind}`);
}
