import type { Element } from './card.ts';
import { subheading } from './text-blocks.ts';

/** One part of a chart: what it is, how much, and the same in words. */
export interface ChartPart {
  /** As the chart shows it, without Markdown. */
  readonly legend: string;
  /** The same for the rows, with Markdown. */
  readonly text: string;
  readonly value: number;
  /** What stands beside the bar where there is no chart, e.g. an amount with its currency. */
  readonly shown: string;
  /** A colour of Teams' charts. */
  readonly color: string;
}

/**
 * A chart of Teams where the client has it; elsewhere rows with bars of version 1.5 that say the
 * same in words.
 */
export function chart(
  kind: 'Chart.Donut' | 'Chart.HorizontalBar',
  title: string,
  parts: readonly ChartPart[],
): Element {
  const data = parts.map(({ color, legend, value }) =>
    kind === 'Chart.Donut' ? { legend, value, color } : { x: legend, y: value, color },
  );
  return {
    type: 'Container',
    // Not the chart's own title, which not every client shows.
    items: [
      subheading(title),
      { type: kind, data, fallback: { type: 'Container', items: bars(parts) } },
    ],
  };
}

function bars(parts: readonly ChartPart[]): readonly Element[] {
  const most = Math.max(1, ...parts.map(({ value }) => value));
  return parts.map(({ shown, text, value }) => ({
    type: 'ColumnSet',
    spacing: 'small',
    columns: [
      cell(3, { type: 'TextBlock', text, wrap: true }),
      cell(3, bar(value, most)),
      cell(2, { type: 'TextBlock', text: shown, wrap: true, horizontalAlignment: 'right' }),
    ],
  }));
}

function cell(width: number, item: Element): Element {
  return { type: 'Column', width, verticalContentAlignment: 'center', items: [item] };
}

function bar(value: number, most: number): Element {
  const part = (width: number, style: string): readonly Element[] =>
    width <= 0
      ? []
      : [{ type: 'Column', width, style, minHeight: '12px', spacing: 'none', items: [] }];
  return {
    type: 'ColumnSet',
    columns: [...part(value, 'accent'), ...part(most - value, 'emphasis')],
  };
}
