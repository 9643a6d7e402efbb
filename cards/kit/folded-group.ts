import type { Element } from './card.ts';

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
