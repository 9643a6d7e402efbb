import type { MessageKey, Translator } from '../../locales/translator.ts';
import type { Element, FormState } from './card.ts';
import { fieldNotes } from './field-notes.ts';

export interface Form {
  readonly t: Translator;
  readonly state: FormState;
}

/** An input with its label and its message, and under it why what was typed was refused. */
export type Field = readonly Element[];

interface FieldOptions {
  /** What stands in it at first; what was typed wins. */
  readonly value?: string;
  readonly optional?: boolean;
  /** Whose words it has, where the same input means something else here. */
  readonly words?: FieldName;
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
  return field(form, name, options, {
    type: 'Input.Date',
    ...(options.min !== undefined && { min: options.min }),
    ...(options.max !== undefined && { max: options.max }),
    ...valueOf(form, name, options),
  });
}

/** `HH:MM` */
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
  /** `expanded` shows all at once; `filtered` lets her type to find one of many. */
  readonly style?: 'compact' | 'expanded' | 'filtered';
  /** Besides the choices, everybody in the organisation, where Teams can look them up. */
  readonly people?: boolean;
  /** Of a long list: what Teams asks the bot for while somebody types. */
  readonly dataset?: Dataset;
}

/** What the bot can be asked for while somebody types; see `answerSuggestions`. */
export type Dataset = 'vouchers' | 'colleagues';

/** Number of choices up to which all are shown; a longer list is cut to keep the card small. */
const SHORT_LIST = 25;
const LONG_LIST = 100;

const ORGANISATION = { type: 'Data.Query', dataset: 'graph.microsoft.com/users' };

/** An input with choices; the only one of a field that must be filled in is chosen already. */
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

/** The first ones, for clients that cannot search, and the one that is chosen. */
function longList(choices: readonly Choice[], chosen: string | undefined): readonly Choice[] {
  return choices.filter(({ value }, index) => index < LONG_LIST || value === chosen);
}

export interface ToggleOptions extends FieldOptions {
  readonly title: MessageKey;
}

/** A tick that must be set; its label is the question, its title what is agreed to. */
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

/** Every input that has words in the locales; its id is a field of a command's schema. */
export type FieldName = NameIn<MessageKey>;

/** An input of one row among several: `competencies.0.level` has the words of `level`. */
export type RowFieldName = `${string}.${number}.${FieldName}`;

type InputName = FieldName | RowFieldName;

const wordsOf = (name: InputName): FieldName => name.replace(/^.+\./u, '') as FieldName;

function field(form: Form, name: InputName, options: FieldOptions, input: Element): Field {
  const { t, state } = form;
  const { optional = false, words = wordsOf(name) } = options;
  const label = t.plain(`field.${words}.label`);
  return [
    {
      ...input,
      id: name,
      label: optional && !isTicked(input) ? t.plain('field.optional', { label }) : label,
      isRequired: !optional,
      errorMessage: t.plain(`field.${words}.error`),
    },
    ...fieldNotes(t, state, name),
  ];
}

/** Boxes can be left unticked: that need not be said. */
const isTicked = ({ isMultiSelect, type }: Element): boolean =>
  type === 'Input.Toggle' || isMultiSelect === true;

function valueOf(form: Form, name: string, options: FieldOptions): { value?: string } {
  const value = form.state.values[name] ?? options.value;
  return value === undefined ? {} : { value };
}

/** What a date or a short choice needs, in pixels: two fit in a chat, one in a side panel. */
const FIELD_WIDTH = '160px';

/**
 * Fields side by side where there is room, else and in clients without the layout one below the
 * other. Notes have the whole width below them, and so say which field they are about.
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
    // A label of two lines must not push its input out of the row.
    verticalItemsAlignment: 'Bottom',
  };
  return [{ type: 'Container', layouts: [layout], items: inputs }, ...notes];
}

function aboutField(note: string, label: string): string {
  return note.replace('⚠ ', () => `⚠ **${label}:** `);
}
