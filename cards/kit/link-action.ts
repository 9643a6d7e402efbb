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
  return [pageAction(t, t.plain(`link.${name}`), link)];
}

/** Opens a page; the title marks an archived one. */
export function pageAction(
  t: Translator,
  page: string,
  { url, archived }: { readonly url: string; readonly archived: boolean },
): CardAction {
  return openUrlAction(archived ? t.plain('link.archived', { page }) : page, url);
}
