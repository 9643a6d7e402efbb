import type { MessageKey, Translator } from '../../locales/translator.ts';
import { day } from '../../workflow/kernel/facts.ts';
import type { Element, FormState } from './card.ts';
import { fieldNotes } from './field-notes.ts';

export interface Form {
  readonly t: Translator;
  readonly state: FormState;
}

/** An input with its label and error message, followed by the notes on unmet checks. */
export type Field = readonly Element[];

interface FieldOptions {
  /** Initial value; a typed value takes precedence. */
  readonly value?: string;
  readonly optional?: boolean;
  /** Field whose texts it uses; default: its own. */
  readonly words?: FieldName;
  /** Default: the field's own text. */
  readonly error?: string;
}

export interface TextOptions extends FieldOptions {
  readonly max: number;
  readonly multiline?: boolean;
  readonly style?: 'Email' | 'Url';
  readonly regex?: string;
}

export function textField(form: Form, name: InputName, options: TextOptions): Field {
  return field(form, name, options, {
    type: 'Input.Text',
    maxLength: options.max,
    ...(options.multiline && { isMultiline: true }),
    ...(options.style && { style: options.style }),
    ...(options.regex !== undefined && { regex: options.regex }),
    ...valueOf(form, name, options),
  });
}

export interface NumberOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
}

export function numberField(form: Form, name: FieldName, options: NumberOptions): Field {
  const text = form.state.values[name] ?? options.value;
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return field(form, name, options, {
    type: 'Input.Number',
    min: options.min,
    max: options.max,
    ...(Number.isFinite(value) && { value }),
  });
}

export interface DateOptions extends FieldOptions {
  readonly min?: string;
  readonly max?: string;
}

export function dateField(form: Form, name: InputName, options: DateOptions = {}): Field {
  return field(
    form,
    name,
    { error: rangeError(form.t, options), ...options },
    {
      type: 'Input.Date',
      ...(options.min !== undefined && { min: options.min }),
      ...(options.max !== undefined && { max: options.max }),
      ...valueOf(form, name, options),
    },
  );
}

/** Names the days that the input accepts; undefined if it accepts all. */
function rangeError(t: Translator, { max, min }: DateOptions): string | undefined {
  const from = min === undefined ? '' : day(min);
  const to = max === undefined ? '' : day(max);
  return from === '' && to === '' ? undefined : t.plain('field.day.range', { from, to });
}

/** The value is `HH:MM`. */
export function timeField(form: Form, name: FieldName, options: FieldOptions): Field {
  return field(form, name, options, { type: 'Input.Time', ...valueOf(form, name, options) });
}

export interface Choice {
  readonly title: string;
  readonly value: string;
}

export interface ChoiceOptions extends FieldOptions {
  readonly choices: readonly Choice[];
  readonly several?: boolean;
  /** `expanded` lists all choices; `filtered` finds one of many by typing. */
  readonly style?: 'compact' | 'expanded' | 'filtered';
  /** Adds everybody in the organisation, in clients that can search for people. */
  readonly people?: boolean;
  /** Searched by the bot while the reader types, if the list is long. */
  readonly dataset?: Dataset;
}

/** Suggestions that the bot serves while the reader types; see `answerSuggestions`. */
export type Dataset = 'vouchers' | 'colleagues' | 'customers';

/** Number of choices above which a dataset is searched, and number in the card. */
const SHORT_LIST = 25;
const LONG_LIST = 100;

const ORGANISATION = { type: 'Data.Query', dataset: 'graph.microsoft.com/users' };

/** A required input with a single choice has it selected. */
export function choiceField(form: Form, name: InputName, options: ChoiceOptions): Field {
  const only = options.choices.length === 1 && !options.optional ? options.choices[0] : undefined;
  const searched = options.dataset !== undefined && options.choices.length > SHORT_LIST;
  const chosen = form.state.values[name] ?? options.value;
  return field(form, name, options, {
    type: 'Input.ChoiceSet',
    style: options.style ?? 'compact',
    wrap: true,
    choices: searched ? longList(options.choices, chosen) : options.choices,
    ...(options.several && { isMultiSelect: true }),
    ...(options.people && { 'choices.data': ORGANISATION }),
    ...(searched && { 'choices.data': { type: 'Data.Query', dataset: options.dataset } }),
    ...valueOf(form, name, { ...options, value: options.value ?? only?.value }),
  });
}

/** The first choices, for clients that cannot search, and the selected one. */
function longList(choices: readonly Choice[], chosen: string | undefined): readonly Choice[] {
  return choices.filter(({ value }, index) => index < LONG_LIST || value === chosen);
}

export interface ToggleOptions extends FieldOptions {
  readonly title: MessageKey;
}

/** A tick box: the label is the question, the title is the statement to agree to. */
export function toggleField(form: Form, name: FieldName, options: ToggleOptions): Field {
  return field(form, name, options, {
    type: 'Input.Toggle',
    title: form.t.plain(options.title),
    valueOn: 'true',
    valueOff: 'false',
    wrap: true,
    ...valueOf(form, name, options),
  });
}

type NameIn<Key> = Key extends `field.${infer Name}.label` ? Name : never;

/** An input with texts in the locales; its id is a field of a command's schema. */
export type FieldName = NameIn<MessageKey>;

/** An input of one row among several: `competencies.0.level` has the texts of `level`. */
export type RowFieldName = `${string}.${number}.${FieldName}`;

type InputName = FieldName | RowFieldName;

const wordsOf = (name: InputName): FieldName => name.replace(/^.+\./u, '') as FieldName;

function field(form: Form, name: InputName, options: FieldOptions, input: Element): Field {
  const { t, state } = form;
  const { optional = false, words = wordsOf(name) } = options;
  const { error = t.plain(`field.${words}.error`) } = options;
  const label = t.plain(`field.${words}.label`);
  return [
    {
      ...input,
      id: name,
      label: optional && !isTickBox(input) ? t.plain('field.optional', { label }) : label,
      isRequired: !optional,
      errorMessage: error,
    },
    ...fieldNotes(t, state, name),
  ];
}

/** These may be left unticked anyway, so their labels need no "optional". */
const isTickBox = ({ isMultiSelect, type }: Element): boolean =>
  type === 'Input.Toggle' || isMultiSelect === true;

function valueOf(form: Form, name: string, options: FieldOptions): { value?: string } {
  const value = form.state.values[name] ?? options.value;
  return value === undefined ? {} : { value };
}

/** Width of a date or a short choice: two fit in a chat, one in a side panel. */
const FIELD_WIDTH = '160px';

/**
 * Fields in one row where the width allows it, otherwise and in clients without the layout one
 * below the other. The notes follow at full width and name their fields.
 */
export function sideBySide(...fields: readonly Field[]): readonly Element[] {
  const inputs = fields.map(([input]) => input).filter((input) => input !== undefined);
  const notes = fields.flatMap(([input, ...below]) =>
    below.map((note) => ({ ...note, text: aboutField(String(note.text), String(input?.label)) })),
  );
  const layout = {
    type: 'Layout.Flow',
    itemFit: 'Fill',
    minItemWidth: FIELD_WIDTH,
    // Aligns the inputs when a label has two lines.
    verticalItemsAlignment: 'Bottom',
  };
  return [{ type: 'Container', layouts: [layout], items: inputs }, ...notes];
}

function aboutField(note: string, label: string): string {
  return note.replace('⚠ ', () => `⚠ **${label}:** `);
}
