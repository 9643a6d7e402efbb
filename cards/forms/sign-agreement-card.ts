import type { Programme } from '../../workflow/programme/definition.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Card, FormState } from '../kit/card.ts';
import { formCard } from '../kit/form-card.ts';
import { toggleField } from '../kit/field.ts';
import { linkAction, linksInMenu } from '../kit/link-action.ts';

export interface SignAgreementView {
  readonly commandId: string;
  readonly form: FormState;
  readonly programme: Programme;
}

/** Step 2: confirms the guidelines as read and the programme agreement as signed. */
export function signAgreementCard(t: Translator, view: SignAgreementView): Card {
  const { commandId, programme } = view;
  const form = { t, state: view.form };
  return formCard(t, {
    verb: 'sign-agreement',
    title: t.text('sign-agreement.title'),
    about: t.text('sign-agreement.intro', { version: programme.agreementVersion }),
    form: view.form,
    data: { commandId },
    fields: [
      ...toggleField(form, 'guidelinesRead', { title: 'field.guidelinesRead.title' }),
      ...toggleField(form, 'agreementSigned', {
        title: 'field.agreementSigned.title',
      }),
    ],
    more: [...linkAction(t, programme, 'guidelines'), ...linksInMenu(t, programme, 'workflow')],
  });
}
