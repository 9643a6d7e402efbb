import { sampleForms } from '../../scripts/gallery/sample-forms.ts';
import { TYPED } from '../../scripts/gallery/sample-texts.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';
import { executesOf, inputsOf } from '../support/card-parts.ts';
import { everyStep } from '../support/step-cases.ts';
import { english } from '../support/translators.ts';

/** Asked for after a refusal, stated by the button, or by events alone. */
const WITHOUT_INPUT = new Set([
  'alreadyDoneReason',
  'correct.part',
  'handover.from',
  'note.noteId',
  'note.remove',
  'payment-status.currency',
  'payment-status.occurredAt',
]);

it.each(everyStep)('the gallery shows a form of %s with every input', (name) => {
  const cards = Object.values(sampleForms(TYPED.usual)).map((make) => make(english));
  const forms = cards.filter((card) => executesOf(card).some(({ verb }) => verb === name));
  const fields = Object.keys(catalogue[name].schema.shape).filter(
    (field) => !WITHOUT_INPUT.has(field) && !WITHOUT_INPUT.has(`${name}.${field}`),
  );
  const inputs = forms.map((card) => inputsOf(card).map(({ id }) => id));
  // A correction has one form for each part of the voucher.
  const shown = name === 'correct' ? [inputs.flat()] : inputs;
  expect(shown).toContainEqual(expect.arrayContaining(fields));
});
