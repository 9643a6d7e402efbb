import type { LinkName, Programme } from '../../workflow/programme/definition.ts';
import { wordsIn } from '../../workflow/programme/words.ts';
import type { Translator } from '../../locales/translator.ts';
import type { Element } from '../kit/card.ts';
import { linkAction } from '../kit/link-action.ts';
import { subtle } from '../kit/text-blocks.ts';

/**
 * The way through the portal to eligibility and enrolment, if the programme names it, and the
 * official pages to read up there.
 */
export function officialPages(
  t: Translator,
  programme: Programme,
  ...pages: readonly LinkName[]
): readonly Element[] {
  const { portalPath } = programme;
  const actions = pages.flatMap((page) => linkAction(t, programme, page));
  return [
    ...(portalPath === undefined
      ? []
      : [subtle(t.text('portal.path', { path: wordsIn(portalPath, t.language) }))]),
    ...(actions.length === 0 ? [] : [{ type: 'ActionSet', actions }]),
  ];
}
