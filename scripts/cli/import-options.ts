import { LANGUAGES } from '../../locales/languages.ts';
import { readArguments, UsageError } from './command-line.ts';

export type ImportRequest =
  | {
      readonly action: 'import';
      readonly file: string;
      readonly isTrial: boolean;
      /** Absent: the only one of ALLOWED_TENANTS or of the store. */
      readonly tenantId?: string;
      /** Format of dates and amounts; a language decides less than a tag with a region. */
      readonly locale: string;
    }
  | { readonly action: 'template'; readonly file: string; readonly locale: string };

export const IMPORT_HELP = `npm run import -- <file> [--dry-run] [--tenant <id>] [--locale <tag>]
  takes over vouchers in any state with their dates, people with roles, and the partner's records
  from CSV or XLSX; each row entirely or not at all; the same file again changes nothing
npm run import -- --template <file> [--locale <tag>]
  writes a workbook to fill in (.xlsx), with an example row on each sheet and notes

  --dry-run   lists every problem by row and column, and writes nothing
  --tenant    the tenant id; needed unless ALLOWED_TENANTS or the store has exactly one
  --locale    how dates and amounts are written, such as en-US, en-GB or de-DE; without it, as usual
              in the language of the headings, and 06/07/2020 is refused

Works on the store of STORAGE, SQLITE_PATH, COSMOS_ENDPOINT, COSMOS_KEY and COSMOS_DATABASE, while the
desk runs or not, with the rules of PROGRAMME_FILE and TIME_ZONE. Exit code 0: every row is imported
or unchanged (with --dry-run: would be) · 1: rows have problems, a table was not understood, or the
import failed; the other rows are imported · 2: wrong options. docs/import.md has the columns.`;

const flags = {
  'dry-run': { type: 'boolean', default: false },
  template: { type: 'string' },
  tenant: { type: 'string' },
  locale: { type: 'string' },
} as const;

/** @throws UsageError */
export function readImportRequest(commandLine: readonly string[]): ImportRequest {
  const { values, positionals } = readArguments(commandLine, flags, { positionals: true });
  const locale = localeOf(values.locale);
  const [file, another] = positionals;
  if (another !== undefined) throw new UsageError(`One file at a time, not "${another}" too.`);
  if (values.template !== undefined) {
    if (file !== undefined || values['dry-run'] || values.tenant !== undefined)
      throw new UsageError('--template takes only --locale beside it.');
    if (values.template.trim() === '') throw new UsageError('--template is the file to write.');
    return { action: 'template', file: values.template, locale };
  }
  if (file === undefined || file.trim() === '')
    throw new UsageError('Name the file to import, or --template.');
  const tenantId = values.tenant?.trim();
  if (tenantId === '') throw new UsageError('--tenant is the id of the tenant.');
  return { action: 'import', file, isTrial: values['dry-run'], tenantId, locale };
}

function localeOf(tag: string | undefined): string {
  if (tag === undefined) return 'en';
  try {
    const { language } = new Intl.Locale(tag);
    if (LANGUAGES.includes(language)) return tag;
  } catch {
    // Reported below, like a language that the desk does not have.
  }
  throw new UsageError(`--locale is a tag of ${LANGUAGES.join(' or ')}, such as de-DE.`);
}
