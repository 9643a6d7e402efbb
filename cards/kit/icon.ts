import type { Element } from './card.ts';

const ICONS = {
  met: { name: 'CheckmarkCircle', color: 'Good', sign: '✔' },
  unmet: { name: 'DismissCircle', color: 'Attention', sign: '✘' },
  exception: { name: 'Warning', color: 'Warning', sign: '⚠' },
  later: { name: 'Clock', sign: '…' },
  onward: { name: 'ChevronRight', sign: '›' },
  fold: { name: 'ChevronDown', sign: '▾' },
  now: { name: 'ArrowCircleRight', color: 'Accent', sign: '▶' },
  ahead: { name: 'Circle', sign: '○' },
  news: { name: 'Info', color: 'Accent', sign: 'ℹ' },
} as const;

export type IconKind = keyof typeof ICONS;

/**
 * A column with an icon, or a text sign in clients without icons. Neither has a name for screen
 * readers, so a text next to it must have the same meaning.
 */
export function iconColumn(kind: IconKind): Element {
  const { name, sign, ...color } = ICONS[kind];
  const fallback = { type: 'TextBlock', text: sign, ...color };
  return {
    type: 'Column',
    width: 'auto',
    items: [{ type: 'Icon', name, size: 'xSmall', ...color, fallback }],
  };
}

export function iconLine(kind: IconKind, items: readonly Element[]): Element {
  return {
    type: 'ColumnSet',
    spacing: 'small',
    columns: [iconColumn(kind), { type: 'Column', width: 'stretch', items }],
  };
}
