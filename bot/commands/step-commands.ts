import type { StepOptions, Values } from '../../dialogs/turn.ts';
import { STEP_NAMES, type StepName } from '../../workflow/programme/actions.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';
import { daysIn } from '../utterance/mail-dates.ts';
import { partNamed } from '../utterance/named-part.ts';
import type { StepCommand } from './command.ts';

/** "Extend ABCD-1234 until 31 March" names the part to correct, and the new day. */
const correct: StepCommand = {
  ...voucherStep('correct'),
  options({ text, voucherId }) {
    const part = partNamed(text);
    const [named] = daysIn(text);
    if (part === undefined) return { voucherId };
    const values: Values =
      part === 'expiry' && named !== undefined ? { part, expiresOn: named.day } : { part };
    return { voucherId, values };
  },
};

/** Commands that only open a step's form. */
export const STEP_COMMANDS: readonly StepCommand[] = [
  { kind: 'step', name: 'enrol', action: 'enrol', aboutVoucher: false, options: () => ({}) },
  ...STEP_NAMES.map((name) => (name === 'correct' ? correct : voucherStep(name))),
];

function voucherStep(name: StepName): StepCommand {
  const module = catalogue[name];
  const takesSeveral = 'forSeveral' in module;
  const mentionsColleague = 'colleague' in module.schema.shape;
  return {
    kind: 'step',
    name,
    action: name,
    aboutVoucher: true,
    takesSeveral,
    mentionsColleague,
    options: ({ voucherId, voucherIds, values }): StepOptions => {
      const { colleague } = values;
      const given = mentionsColleague && colleague !== undefined ? { values: { colleague } } : {};
      if (takesSeveral && voucherIds.length > 1)
        return { values: { ...given.values, voucherIds: voucherIds.join(',') } };
      // Without a voucher the sentence may ask for all of a person or a customer.
      if (mentionsColleague && voucherId === undefined) return { values };
      return { voucherId, ...given };
    },
  };
}
