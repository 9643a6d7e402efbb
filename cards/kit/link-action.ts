import type { LinkName, Programme } from '../../workflow/programme/definition.ts';
import type { Translator } from '../../locales/translator.ts';
import { openUrlAction, type CardAction } from './card.ts';

/** Links to an official page of the programme, if any; the title marks an archived page. */
export function linkAction(
  t: Translator,
  programme: Programme,
  name: LinkName,
): readonly CardAction[] {
  const link = programme.links[name];
  if (link === undefined) return [];
  const page = t.plain(`link.${name}`);
  const title = link.archived ? t.plain('link.archived', { page }) : page;
  return [openUrlAction(title, link.url)];
}
