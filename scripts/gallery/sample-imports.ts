import { importCard, type ImportedTable } from '../../cards/lists/import-card.ts';
import { importGuideCard } from '../../cards/lists/import-guide-card.ts';
import { columnsOf, KIND_NAMES } from '../../bot/import/columns.ts';
import { headingOf, kindName } from '../../bot/import/headings.ts';
import type { Translator } from '../../locales/translator.ts';
import { check } from '../../workflow/kernel/checks.ts';
import { sampleFacts } from './sample-checks.ts';
import type { Samples } from './sample-forms.ts';
import type { Typed } from './sample-texts.ts';

/** The import of a pasted table. */
export function sampleImports(typed: Typed): Samples {
  return {
    'import guide': (t) =>
      importGuideCard(
        t,
        [...KIND_NAMES].reverse().map((kind) => ({
          name: kindName(kind, t.language),
          columns: Object.entries(columnsOf(kind))
            .filter(([, { required }]) => required === true)
            .map(([column]) => headingOf(kind, column, t.language)),
        })),
      ),
    'import trial': (t) =>
      importCard(t, { tables: [tableOf(t, typed)], unread: [unreadOf(t, typed)], table: 'kept' }),
    'import trial cut': (t) =>
      importCard(t, { tables: [tableOf(t, typed)], unread: [], table: 'kept', isCut: true }),
    'import outcome': (t) => importCard(t, { tables: [tableOf(t, typed)], unread: [] }),
    'import of many': (t) => {
      const { rows, ...table } = tableOf(t, typed);
      const many = Array.from({ length: 30 }, () => rows).flat();
      return importCard(t, { tables: [{ ...table, rows: many }], unread: [] });
    },
  };
}

function tableOf(t: Translator, typed: Typed): ImportedTable {
  const facts = sampleFacts(typed, false);
  const text = (code: 'day-not-before-step' | 'consultant-known'): string =>
    t.text(`check.${code}.unmet`, check(code, false, facts).facts);
  return {
    kind: kindName('vouchers', t.language),
    unknown: [typed.note],
    rows: [
      { row: 2, subject: typed.voucherId, outcome: 'done', problems: [] },
      { row: 3, subject: typed.voucherId, outcome: 'unchanged', problems: [] },
      {
        row: 4,
        subject: typed.voucherId,
        outcome: 'refused',
        problems: [
          {
            column: headingOf('vouchers', 'redeemedOn', t.language),
            text: text('day-not-before-step'),
          },
          { column: typed.note, text: text('consultant-known') },
        ],
      },
    ],
  };
}

const unreadOf = (t: Translator, typed: Typed) => ({
  headings: [typed.note, typed.reference],
  kind: kindName('people', t.language),
  missing: [headingOf('people', 'person', t.language), headingOf('people', 'roles', t.language)],
});
