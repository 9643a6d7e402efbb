import { anyOf, coded } from '../../workflow/kernel/facts.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { programmeSteps } from '../../workflow/views/step-roles.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';
import { paragraph, subtle } from '../kit/text-blocks.ts';

/** The steps with their numbers, and whose turn each is. */
export function stepLines(t: Translator, programme: Programme): readonly Element[] {
  return programmeSteps(programme).map(({ name, number, roles }) => ({
    type: 'ColumnSet',
    spacing: 'small',
    columns: [
      { type: 'Column', width: 'auto', items: [{ ...paragraph(`${number}`), weight: 'bolder' }] },
      {
        type: 'Column',
        width: 'stretch',
        items: [
          paragraph(t.text(`step.${name}`)),
          subtle(
            roles.length === 0
              ? t.text('programme.turn.customer')
              : t.fact(anyOf(roles.map((one) => coded('role', one)))),
          ),
        ],
      },
    ],
  }));
}
