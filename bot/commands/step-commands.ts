import type { StepOptions, Values } from '../../dialogs/turn.ts';
import { STEP_NAMES, type StepName } from '../../workflow/programme/actions.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';
import { partNamed } from '../utterance/named-part.ts';
import { noteIn } from '../utterance/note-in.ts';
import type { StepCommand } from './command.ts';

/** "Extend ABCD-1234 until 31 March" names the part to correct, and the new value. */
const correct: StepCommand = {
  ...voucherStep('correct'),
  options({ text, voucherId, values: said }) {
    // The customer says which voucher it is.
    const { organisation: _customer, expiresOn, ...values } = said;
    const part = partNamed(text) ?? ('invoiceNumber' in values ? 'payment' : undefined);
    if (part === undefined) return { voucherId };
    const ofPart: Values =
      part === 'expiry' && expiresOn !== undefined ? { expiresOn } : { ...values };
    return { voucherId, values: { part, ...ofPart } };
  },
};

/** "Note ABCD-1234 the customer is on holiday" has the note itself. */
const note: StepCommand = {
  ...voucherStep('note'),
  options({ text, voucherId, voucherIds }) {
    const written = noteIn(text, voucherIds)?.note ?? '';
    const values: Values = written === '' ? {} : { note: written };
    return voucherIds.length > 1
      ? { values: { ...values, voucherIds: voucherIds.join(',') } }
      : { voucherId, values };
  },
};

const SPECIAL: Readonly<Partial<Record<StepName, StepCommand>>> = { correct, note };

/** "Enrol in DDPS" selects the offer. */
const enrol: StepCommand = {
  kind: 'step',
  name: 'enrol',
  action: 'enrol',
  aboutVoucher: false,
  fields: ['offers'],
  options: ({ values: { offers } }) => (offers === undefined ? {} : { values: { offers } }),
};

/** Commands that only open a step's form. */
export const STEP_COMMANDS: readonly StepCommand[] = [
  enrol,
  ...STEP_NAMES.map((name) => SPECIAL[name] ?? voucherStep(name)),
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
    fields: Object.keys(module.schema.shape),
    options: ({ voucherId, voucherIds, values: said }): StepOptions => {
      // Without a voucher the sentence may ask for all of a person or a customer.
      if (mentionsColleague && voucherId === undefined && voucherIds.length === 0)
        return { values: said };
      const { colleague } = said;
      const given = mentionsColleague ? (colleague === undefined ? {} : { colleague }) : said;
      const several = takesSeveral && voucherIds.length > 1;
      const values = several ? { ...given, voucherIds: voucherIds.join(',') } : given;
      const none = Object.keys(values).length === 0;
      return { ...(!several && { voucherId }), ...(!none && { values }) };
    },
  };
}
