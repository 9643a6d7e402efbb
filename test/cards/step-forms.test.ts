import { sampleForms } from '../../scripts/gallery/sample-forms.ts';
import { TYPED } from '../../scripts/gallery/sample-texts.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';
import { executesOf, inputsOf } from '../support/card-parts.ts';
import { everyStep } from '../support/step-cases.ts';
import { english } from '../support/translators.ts';

it.each(everyStep)('the gallery shows a form of %s with every input', (name) => {
  const cards = Object.values(sampleForms(TYPED.usual)).map((make) => make(english));
  const forms = cards.filter((card) => executesOf(card).some(({ verb }) => verb === name));
  // The reason of a declaration is asked for after a refusal.
  const fields = Object.keys(catalogue[name].schema.shape).filter(
    (field) => field !== 'alreadyDoneReason',
  );
  const inputs = forms.map((card) => inputsOf(card).map(({ id }) => id));
  expect(inputs).toContainEqual(expect.arrayContaining(fields));
});
