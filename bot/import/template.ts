import type { Translator } from '../../locales/translator.ts';
import { addDays, type Day } from '../../workflow/kernel/day.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import type { Cell, ExportTable } from '../export/export-table.ts';
import { xlsxOf } from '../export/xlsx.ts';
import { columnsOf, KIND_NAMES, type Column, type Kind } from './columns.ts';
import { exampleHeading, headingOf, kindName, notesName, synonymsOf } from './headings.ts';

export interface TemplateOptions {
  readonly programme: Programme;
  readonly today: Day;
}

/** A workbook to fill in: a sheet for each kind with an example row, and one with notes. */
export function importTemplate(t: Translator, options: TemplateOptions): Promise<Uint8Array> {
  return xlsxOf([
    ...[...KIND_NAMES].reverse().map((kind) => sheetOf(t, kind, options)),
    notesSheet(t),
  ]);
}

function sheetOf(t: Translator, kind: Kind, options: TemplateOptions): ExportTable {
  const columns = Object.entries(columnsOf(kind));
  return {
    name: kindName(kind, t.language),
    headings: [
      ...columns.map(([column]) => headingOf(kind, column, t.language)),
      exampleHeading(t.language),
    ],
    rows: [
      [
        ...columns.map(([, column]) => exampleOf(t, column, options)),
        t.plain('import.example.text'),
      ],
    ],
  };
}

function exampleOf(
  t: Translator,
  { example, type }: Column,
  { programme, today }: TemplateOptions,
): Cell {
  const offer = programme.offers.find(
    ({ engagements, retired }) => !retired && engagements.length > 0,
  );
  const engagement = offer?.engagements[0];
  const qualification = engagement?.qualifyingCompetencies[0];
  switch (type) {
    case 'day':
      return typeof example === 'number' ? { day: addDays(today, example) } : undefined;
    case 'offer':
    case 'offers':
      return offer?.code;
    case 'engagement':
      return engagement && t.plainFact(coded('engagement', engagement.code));
    case 'competency':
      return qualification && t.plainFact(coded('competency', qualification.competency));
    case 'level':
      return qualification?.levels[0] && t.plainFact(coded('level', qualification.levels[0]));
    case 'deliverable-type':
      return t.plainFact(coded('deliverable-type', programme.deliverableTypes[0]?.code ?? ''));
    case 'roles':
      return String(example)
        .split(',')
        .map((role) => t.plainFact(coded('role', role)))
        .join(', ');
    case 'country':
      return typeof example === 'string' ? t.plainFact(coded('country', example)) : example;
    case 'status':
      return t.plainFact(coded('status', String(example)));
    case 'payment-status':
      return t.plainFact(coded('payment-status', String(example)));
    default:
      return example;
  }
}

function notesSheet(t: Translator): ExportTable {
  return {
    name: notesName(t.language),
    headings: [
      t.plain('import.notes.kind'),
      t.plain('import.notes.column'),
      t.plain('import.notes.needed'),
      t.plain('import.notes.takes'),
      t.plain('import.notes.synonyms'),
    ],
    rows: [...columnNotes(t), [], [t.plain('import.notes.languages')]],
  };
}

/** The columns of all kinds with what they take: kind, column, needed, type, synonyms. */
export function columnNotes(t: Translator): readonly (readonly string[])[] {
  return [...KIND_NAMES]
    .reverse()
    .flatMap((kind) =>
      Object.entries(columnsOf(kind)).map(([column, { required, type }]) => [
        kindName(kind, t.language),
        headingOf(kind, column, t.language),
        required === true ? t.plain('import.notes.yes') : '',
        t.plain(`import.type.${type}`),
        synonymsOf(kind, column, t.language).slice(1).join(', '),
      ]),
    );
}
