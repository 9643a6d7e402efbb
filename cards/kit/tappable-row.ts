import type { Translator } from '../../locales/translator.ts';
import { executeAction, inputlessAction, type DeskData, type Element } from './card.ts';
import type { Verb } from './form-actions.ts';
import { iconColumn, type IconKind } from './icon.ts';
import { plainTexts } from './plain-text.ts';

interface Row {
  /** Takes the remaining width. */
  readonly main: readonly Element[];
  readonly side?: readonly Element[];
}

interface Tap extends Row {
  readonly verb: Verb;
  readonly data?: DeskData;
  /** Shown before `main`; `verdict` is its meaning in words. */
  readonly icon?: IconKind;
  readonly verdict?: string;
  /** Effect of a tap, unless the content names it. */
  readonly action?: string;
  /** True on a card with inputs, which may be empty at the tap. */
  readonly inForm?: boolean;
  /** `false`: no separator above the row. */
  readonly isApart?: false;
  /** The arrow as a text instead of an icon, which is a third of its bytes; for long lists. */
  readonly isLight?: true;
}

export function listRow({ main, side = [] }: Row): Element {
  return { type: 'ColumnSet', separator: true, columns: columns(main, side) };
}

/**
 * A row that can be tapped. Screen readers read its action's title instead of its content, so the
 * title is composed from the content.
 */
export function tappableRow(t: Translator, tap: Tap): Element {
  const { action, data, icon, inForm, isApart = true, isLight, main, side = [], verb } = tap;
  const texts = contentOf(tap);
  const row = texts.join(', ');
  const title =
    action === undefined || row.includes(action) ? row : t.plain('tap.row', { row, action });
  const button = { verb, title, data };
  return {
    type: 'ColumnSet',
    ...(isApart ? { separator: true } : { spacing: 'small' }),
    selectAction: inForm
      ? inputlessAction(button)
      : executeAction({ ...button, fallbackTitle: action ?? texts[0] }),
    columns: [
      ...(icon === undefined ? [] : [iconColumn(icon)]),
      ...columns(main, side),
      isLight
        ? { type: 'Column', width: 'auto', items: [{ type: 'TextBlock', text: '›' }] }
        : { ...iconColumn('onward'), verticalContentAlignment: 'center' },
    ],
  };
}

function columns(main: readonly Element[], side: readonly Element[]): readonly Element[] {
  return [
    { type: 'Column', width: 'stretch', items: main },
    ...(side.length === 0 ? [] : [{ type: 'Column', width: 'auto', items: side }]),
  ];
}

/** In reading order. */
function contentOf({ main, side, verdict }: Tap): readonly string[] {
  const [first, ...rest] = plainTexts([main, side]);
  return [first, verdict, ...rest]
    .filter((text) => text !== undefined)
    .map((text) => text.replaceAll(' · ', ', ').replace(/\.$/u, ''));
}
