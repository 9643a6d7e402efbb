import type { Programme } from '../workflow/programme/definition.ts';

/** Source of names that are not in a locale. */
export interface Names {
  readonly programme: Programme;
  readonly personName: (personId: string) => string | undefined;
  /** IANA name for times; UTC if absent. */
  readonly timeZone?: string;
  /** Name of the person who asked, where others read the text, too; absent: they read it alone. */
  readonly reader?: string;
}
