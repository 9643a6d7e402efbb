import type { LinkName, Programme } from '../../workflow/programme/definition.ts';
import type { Translator } from '../../locales/translator.ts';
import { openUrlAction, type CardAction } from './card.ts';

/** The button to an official page of the programme, if it names one; an archived page says so. */
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
