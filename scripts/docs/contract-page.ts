import { z } from 'zod';
import { partnerCommands } from '../../workflow/partner/commands/catalogue.ts';
import { FIELD_PROBLEMS } from '../../workflow/inbox/field-problems.ts';
import { inboxEventSchema } from '../../workflow/inbox/inbox-events.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { catalogue } from '../../workflow/steps/catalogue.ts';
import { calendarSection } from './contract-calendar.ts';
import { webhookSection } from './contract-webhook.ts';

/** The subset of JSON Schema that the page shows. */
interface Shape {
  readonly type?: string;
  readonly description?: string;
  readonly const?: string | number;
  readonly enum?: readonly (string | number)[];
  readonly format?: string;
  readonly maxLength?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly items?: Shape;
}

const TYPES: Readonly<Record<string, string>> = { integer: 'whole number', number: 'number' };

const INTRODUCTION = `# The contract

The public interfaces: the input ids of the cards, which are the field names of the commands, and the fields of the events. \`npm run docs\` writes this page from the schemas; a test fails when it is out of date.

A card's action has the command's name as its verb and carries \`data.desk\` with \`voucherId\`, \`revision\` and \`commandId\`. A form sends every value as text. Days are \`YYYY-MM-DD\`; a country is its ISO 3166-1 alpha-2 code. A command without a required field is refused as malformed; its values are checked by the rules of the workflow. \`onDate\` is the day on which a step happened, today if absent; \`alreadyDoneReason\` declares that it is already done at Microsoft, so that [some rules](programme-rules.md#already-done-at-microsoft) are recorded instead of refused. A form for several vouchers has the selected ones in \`voucherIds\`, separated by commas; with \`payment\`, \`amountOf.<voucherId>\` is the amount of one of them if it differs. Its form reads amounts as the reader's locale writes them and shows them back before they count; \`amountsShown\` has what it showed. \`grant-role\` also accepts \`personEmail\` instead of \`person\`. \`withdraw-role\` also accepts \`grant\`, \`<role> <person>\` in one text, instead of both; it is answered with the person's open vouchers and engagements unless \`confirmed\` is \`true\`. \`validate-several\` and \`note-several\` take the vouchers named in \`voucherIds\`; \`customerEmailOf.<voucherId>\` is the address for one of them. \`note\` with \`noteId\` changes a note of one's own, and deletes it if \`remove\` is \`true\`. \`handover-several\` has the fields \`colleague\` and \`reason\` of \`handover\`, and \`which\`: \`ticked:<person>\` with \`voucherIds\`, \`customer:<person>\` with \`customer\`, or \`all:<person>\`; the person is the assignee's object id, or \`everyone\`. \`payments\` takes \`customer\` (a part of the name), \`offer\`, \`year\` and \`person\` (object id of the project manager or lead consultant), each optional.`;

/** Generates docs/contract.md from the schemas. */
export function contractPage(): string {
  const events = shapeOf(inboxEventSchema(defaultProgramme)).oneOf ?? [];
  return [
    INTRODUCTION,
    '## Commands on a voucher',
    ...Object.entries(catalogue).map(([name, { schema }]) => section(name, shapeOf(schema))),
    "## Commands on the company's records",
    ...Object.entries(partnerCommands)
      // Takes rows of a table, no form: docs/import.md has its columns.
      .filter(([name]) => name !== 'import-record')
      .map(([name, { schema }]) => section(name, shapeOf(schema))),
    '## Events',
    '`POST /api/webhooks/vouchers`, signed according to the Standard Webhooks specification. Body: `{ "type", "timestamp", "data" }`; a field that is not listed is refused.',
    ...webhookSection(),
    ...events.map((event) =>
      section(String(event.properties?.['type']?.const), event.properties?.['data'] ?? {}),
    ),
    '### Refused fields',
    '`422 { "error": "schema", "fields": [{ "path", "code" }] }` names each field and the problem, never its value:',
    [
      '| Code | Means |',
      '| --- | --- |',
      ...Object.entries(FIELD_PROBLEMS).map(([code, means]) => `| \`${code}\` | ${means} |`),
    ].join('\n'),
    ...calendarSection(),
  ]
    .join('\n\n')
    .concat('\n');
}

function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
}

function section(name: string, shape: Shape): string {
  const rows = rowsOf(shape, '');
  if (rows.length === 0) return `### \`${name}\`\n\nNo fields.`;
  return [`### \`${name}\``, '', '| Field | | Value |', '|---|---|---|', ...rows].join('\n');
}

function rowsOf(shape: Shape, prefix: string): readonly string[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const required = (shape.required ?? []).includes(name) ? 'required' : '';
    if (field.properties) return rowsOf(field, `${path}.`);
    if (field.items?.properties) return rowsOf(field.items, `${path}.N.`);
    return [`| \`${path}\` | ${required} | ${valueOf(field)} |`];
  });
}

function valueOf(shape: Shape): string {
  if (shape.description !== undefined) return shape.description;
  if (shape.const === '') return '';
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return [...new Set(choices.map(valueOf).filter((one) => one !== ''))].join(' or ');
  if (shape.const !== undefined) return `\`${String(shape.const)}\``;
  if (shape.enum) return shape.enum.map((one) => `\`${String(one)}\``).join(', ');
  if (shape.items) return `several: ${valueOf(shape.items) || 'text'}`;
  const bound =
    shape.maxLength === undefined ? '' : `, up to ${String(shape.maxLength)} characters`;
  return `${shape.format ?? TYPES[shape.type ?? ''] ?? 'text'}${bound}`;
}
