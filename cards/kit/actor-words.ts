import type { ActorReference } from '../../workflow/partner/actor.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Speaker } from '../../locales/speaker.ts';

export function actorWords(say: Speaker, actor: ActorReference): string {
  return actor.kind === 'person'
    ? say.fact(coded('person', actor.personId))
    : say.text(`actor.${actor.kind}`);
}
