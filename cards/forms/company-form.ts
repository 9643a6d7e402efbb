import type { MessageKey, Translator } from '../../locales/translator.ts';
import type { Card, CardAction, DeskData, Element, FormState } from '../kit/card.ts';
import type { Field } from '../kit/field.ts';
import { formActions, type ButtonName, type Verb } from '../kit/form-actions.ts';
import { formHead } from '../kit/form-head.ts';
import { template } from '../kit/template.ts';
import source from '../templates/company-form.json' with { type: 'json' };

interface CompanyForm {
  readonly verb: Verb;
  readonly title: MessageKey;
  readonly intro?: MessageKey;
  readonly about?: string;
  readonly form: FormState;
  readonly data: DeskData;
  /** By the input's id, in the order in which they stand on the card. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Lays the fields out; absent: one below the other. */
  readonly layout?: (fields: Readonly<Record<string, Field>>) => readonly Element[];
  readonly links?: readonly CardAction[];
  /** What the button says that sends the form; absent: what its verb is called. */
  readonly button?: ButtonName;
}

const fill = template<{
  readonly head: readonly Element[];
  readonly fields: readonly Element[];
  readonly actions: readonly CardAction[];
}>(source);

export function companyForm(t: Translator, wanted: CompanyForm): Card {
  const { about, button, data, fields, form, intro, layout, links, title, verb } = wanted;
  return fill({
    head: formHead(t, {
      title: t.text(title),
      about,
      intro,
      form,
      fields: Object.keys(fields),
    }),
    fields: layout ? layout(fields) : Object.values(fields).flat(),
    actions: formActions(t, verb, data, links, button),
  });
}
