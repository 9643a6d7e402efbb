import type { Translator } from '../../locales/translator.ts';
import { catalogue, type VoucherAction } from '../../workflow/steps/catalogue.ts';
import { executeAction, type CardAction, type DeskData } from './card.ts';

/**
 * Opens the form of a step that is not possible today, to record one already done at Microsoft.
 * @param values typed before; the form is filled in with them
 */
export function alreadyDoneAction(
  t: Translator,
  step: VoucherAction,
  data: DeskData,
  values: Readonly<Record<string, string>> = {},
): CardAction {
  return executeAction({
    verb: step,
    title: t.plain('already-done.button', { step }),
    data: {
      ...inputsOf(step, values),
      commandId: undefined,
      revision: undefined,
      ...data,
      alreadyDone: 'yes',
    },
  });
}

/** The values of the form's own inputs; a click can carry others. */
function inputsOf(
  step: VoucherAction,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { shape } = catalogue[step].schema;
  const isInput = (id: string): boolean =>
    Object.hasOwn(shape, id) || id === 'voucherIds' || id.startsWith('amountOf.');
  return Object.fromEntries(Object.entries(values).filter(([id]) => isInput(id)));
}
