import type { Programme } from '../../workflow/programme/definition.ts';
import type { Speaker } from '../../locales/speaker.ts';
import type { Card, FormState } from '../kit/card.ts';
import { companyForm } from './company-form.ts';
import { toggleField } from '../kit/field.ts';
import { linkAction } from '../kit/link-action.ts';

export interface SignAgreementView {
  readonly commandId: string;
  readonly form: FormState;
  readonly programme: Programme;
}

/** Step 2: the guidelines are read first, then the programme agreement is signed. */
export function signAgreementCard(say: Speaker, view: SignAgreementView): Card {
  const { commandId, programme } = view;
  const form = { say, state: view.form };
  return companyForm(say, {
    verb: 'sign-agreement',
    title: 'sign-agreement.title',
    about: say.text('sign-agreement.intro', { version: programme.agreementVersion }),
    form: view.form,
    data: { commandId },
    fields: {
      guidelinesRead: toggleField(form, 'guidelinesRead', { title: 'field.guidelinesRead.title' }),
      agreementSigned: toggleField(form, 'agreementSigned', {
        title: 'field.agreementSigned.title',
      }),
    },
    links: linkAction(say, programme, 'guidelines'),
  });
}
