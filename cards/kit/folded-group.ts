import type { Element } from './card.ts';
import { iconColumn, type IconKind } from './icon.ts';
import { plainTexts } from './plain-text.ts';

interface FoldedGroup {
  readonly id: string;
  /** Title of the button that shows and hides the group, without Markdown. */
  readonly title: string;
  readonly items: readonly Element[];
  readonly isOpen: boolean;
}

/** Elements behind a button, which keeps the usual card short. */
export function foldedGroup({ id, isOpen, items, title }: FoldedGroup): readonly Element[] {
  const toggle = { type: 'Action.ToggleVisibility', title, targetElements: [id] };
  return [
    { type: 'ActionSet', actions: [toggle] },
    { type: 'Container', id, isVisible: isOpen, items },
  ];
}

interface FoldedRow {
  readonly id: string;
  /** The row that shows and hides the items. */
  readonly main: readonly Element[];
  readonly items: readonly Element[];
  readonly icon?: IconKind;
  readonly isOpen?: boolean;
}

/** Elements behind a row that stays visible; a third of the height of a button. */
export function foldedRow({
  icon,
  id,
  isOpen = false,
  items,
  main,
}: FoldedRow): readonly Element[] {
  const title = [...plainTexts(main)].join(', ');
  return [
    {
      type: 'ColumnSet',
      spacing: 'small',
      selectAction: { type: 'Action.ToggleVisibility', title, targetElements: [id] },
      columns: [
        ...(icon === undefined ? [] : [iconColumn(icon)]),
        { type: 'Column', width: 'stretch', items: main },
        { ...iconColumn('fold'), verticalContentAlignment: 'center' },
      ],
    },
    { type: 'Container', id, isVisible: isOpen, spacing: 'small', items },
  ];
}
