import { MUTABLE_KINDS } from '../../workflow/notices/quiet-hours.ts';
import type { NotificationChoices } from '../../workflow/records/records.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { choiceField, sideBySide, timeField, toggleField } from '../kit/field.ts';
import { formCard } from '../kit/form-card.ts';

/** Kinds that only admins receive. */
export const ADMIN_KINDS: readonly string[] = [
  'exception-recorded',
  'event-parked',
  'admin-needed',
  'deadline-missed',
  'reader-unknown',
];

export interface NotificationsView {
  readonly choices: NotificationChoices;
  readonly form: FormState;
  /** True if the reader receives `ADMIN_KINDS`. */
  readonly admin: boolean;
}

/**
 * The reader's notices, quiet hours and digest. The form returns in `kinds` the selected ones of
 * `offered`, so that a form of an earlier build switches no later kind off.
 */
export function notificationsCard(t: Translator, view: NotificationsView): Card {
  const { admin, choices } = view;
  const form = { t, state: view.form };
  const kinds = MUTABLE_KINDS.filter((kind) => admin || !ADMIN_KINDS.includes(kind));
  const fields = {
    kinds: choiceField(form, 'kinds', {
      several: true,
      style: 'expanded',
      optional: true,
      choices: kinds.map((kind) => ({ title: t.plain(`notifications.${kind}`), value: kind })),
      value: kinds.filter((kind) => !choices.muted.includes(kind)).join(','),
    }),
    quietFrom: timeField(form, 'quietFrom', { optional: true, value: choices.quietFrom }),
    quietTo: timeField(form, 'quietTo', { optional: true, value: choices.quietTo }),
    digest: toggleField(form, 'digest', {
      optional: true,
      title: 'field.digest.title',
      value: String(choices.digest ?? false),
    }),
  };
  return formCard(t, {
    verb: 'notifications',
    title: t.text('notifications.title'),
    intro: 'notifications.intro',
    form: view.form,
    data: { offered: kinds.join(',') },
    fields: [...fields.kinds, ...sideBySide(fields.quietFrom, fields.quietTo), ...fields.digest],
    submit: { title: 'save' },
  });
}
