import { MUTABLE_KINDS } from '../../workflow/notices/quiet-hours.ts';
import type { NotificationChoices } from '../../workflow/records/records.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, CardAction, FormState } from '../kit/card.ts';
import { choiceField, sideBySide, timeField, toggleField, type Field } from '../kit/field.ts';
import { formActions } from '../kit/form-actions.ts';
import { formHead } from '../kit/form-head.ts';
import { template } from '../kit/template.ts';
import source from '../templates/notifications.json' with { type: 'json' };

/** What only admins hear of. */
export const ADMIN_KINDS: readonly string[] = ['event-parked', 'reader-unknown'];

export interface NotificationsView {
  readonly choices: NotificationChoices;
  readonly form: FormState;
  /** Whether what only admins hear of concerns the reader. */
  readonly admin: boolean;
}

type FieldName = 'kinds' | 'quietFrom' | 'quietTo' | 'digest';

const fill = template<
  Record<FieldName | 'quiet' | 'head', Field> & { readonly actions: readonly CardAction[] }
>(source);

/**
 * `kinds` comes back with those she still wants, of `MUTABLE_KINDS`. What she is told, when not, and whether several reminders come as one.
 */
export function notificationsCard(t: Translator, view: NotificationsView): Card {
  const { admin, choices } = view;
  const form = { t, state: view.form };
  const kinds = MUTABLE_KINDS.filter((kind) => admin || !ADMIN_KINDS.includes(kind));
  const fields: Record<FieldName, Field> = {
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
  return fill({
    head: formHead(t, {
      title: t.text('notifications.title'),
      intro: 'notifications.intro',
      form: view.form,
      fields: Object.keys(fields),
    }),
    ...fields,
    quiet: sideBySide(fields.quietFrom, fields.quietTo),
    actions: formActions(t, 'notifications', {}, [], 'save'),
  });
}
