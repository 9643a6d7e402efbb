import { bar } from './bar.ts';
import type { Element } from './card.ts';
import { paragraph, subheading } from './text-blocks.ts';

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
 * same in words. Each bar has its value beside it instead of an axis below, which would count
 * vouchers in fractions; and unlike a ring's legend it hides no part behind "3 more".
 */
export function chart(title: string, parts: readonly ChartPart[]): Element {
  return {
    type: 'Container',
    // Not the chart's own title, which not every client shows.
    items: [
      subheading(title),
      {
        type: 'Chart.HorizontalBar',
        displayMode: 'AbsoluteNoAxis',
        showBarValues: true,
        data: parts.map(({ color, legend, value }) => ({ x: legend, y: value, color })),
        fallback: { type: 'Container', items: rows(parts) },
      },
    ],
  };
}

function rows(parts: readonly ChartPart[]): readonly Element[] {
  const most = Math.max(1, ...parts.map(({ value }) => value));
  return parts.map(({ shown, text, value }) => ({
    type: 'ColumnSet',
    spacing: 'small',
    columns: [
      cell(4, paragraph(text)),
      cell(4, { ...paragraph(bar(value, most)), color: 'accent' }),
      cell(3, { ...paragraph(shown), horizontalAlignment: 'right' }),
    ],
  }));
}

function cell(width: number, item: Element): Element {
  return { type: 'Column', width, verticalContentAlignment: 'center', items: [item] };
}
