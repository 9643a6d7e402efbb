import type { Speaker } from '../locales/speaker.ts';
import type { NotificationChoices } from '../workflow/records.ts';
import type { Card, FormState } from './card.ts';
import { draftCard } from './draft-card.ts';

export interface NotificationsView {
  readonly choices: NotificationChoices;
  readonly form: FormState;
}

export function notificationsCard(say: Speaker, _view: NotificationsView): Card {
  return draftCard(say.text('notifications.title'));
}
