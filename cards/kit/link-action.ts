import type { LinkName, Programme } from '../../workflow/programme/definition.ts';
import type { Translator } from '../../locales/translator.ts';
import { openUrlAction, type CardAction } from './card.ts';

/** Links to an official page of the programme, if any; the title marks an archived page. */
export function linkAction(
  t: Translator,
  programme: Programme,
  name: LinkName,
  secondary = false,
): readonly CardAction[] {
  const link = programme.links[name];
  if (link === undefined) return [];
  return [pageAction(t, t.plain(`link.${name}`), link, secondary)];
}

/** The same in the overflow menu, for pages to read up on a step. */
export const linksInMenu = (
  t: Translator,
  programme: Programme,
  ...names: readonly LinkName[]
): readonly CardAction[] => names.flatMap((name) => linkAction(t, programme, name, true));

/** Opens a page; the title marks an archived one. */
export function pageAction(
  t: Translator,
  page: string,
  { url, archived }: { readonly url: string; readonly archived: boolean },
  secondary = false,
): CardAction {
  return openUrlAction(archived ? t.plain('link.archived', { page }) : page, url, secondary);
}
