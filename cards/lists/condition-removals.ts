import type { VoucherConditions } from '../../workflow/records/voucher-conditions.ts';
import type { Translator } from '../../locales/translator.ts';
import { executeAction, type DeskData, type Element } from '../kit/card.ts';
import type { Verb } from '../kit/form-actions.ts';
import { conditionWords } from './condition-words.ts';

/** The conditions, from which a button renders its list again. */
export const conditionData = (conditions: VoucherConditions): DeskData => ({
  conditions: JSON.stringify(conditions),
});

/** A button for each condition that shows the list without it. */
export function conditionRemovals(
  t: Translator,
  verb: Verb,
  conditions: VoucherConditions,
  data: DeskData = {},
): readonly Element[] {
  const actions = conditionWords(t, conditions).map(({ name, without }) =>
    executeAction({
      verb,
      title: t.plain('voucher-list.without', { condition: name }),
      data: { ...data, ...conditionData(without) },
    }),
  );
  return actions.length === 0 ? [] : [{ type: 'ActionSet', actions }];
}
