import type { Element } from './card.ts';
import { textBar } from './progress-bar.ts';
import { paragraph, subheading } from './text-blocks.ts';

/** One part of a chart: what it is, how much, and the same in words. */
export interface ChartPart {
  /** What a bar of the chart says: name and value, e.g. an amount with its currency, without Markdown. */
  readonly legend: string;
  /** The name alone for the rows, with Markdown. */
  readonly text: string;
  readonly value: number;
  /** The value for the rows, with Markdown. */
  readonly shown: string;
  /** A colour of Teams' charts. */
  readonly color: string;
}

/**
 * A chart of Teams where the client has it; elsewhere rows with bars of version 1.5 that say the
 * same in words. Each bar has its value in its name: an axis would count vouchers in fractions, a
 * number behind the longest bar would be cut off, a ring's legend hides parts behind "3 more".
 */
export function chart(title: string, parts: readonly ChartPart[]): Element {
  const unit = unitFor(Math.max(...parts.map(({ value }) => value)));
  return {
    type: 'Container',
    // Not the chart's own title, which not every client shows.
    items: [
      subheading(title),
      {
        type: 'Chart.HorizontalBar',
        displayMode: 'AbsoluteNoAxis',
        data: parts.map(({ color, legend, value }) => ({
          x: legend,
          y: inUnits(value, unit),
          color,
        })),
        fallback: { type: 'Container', items: rows(parts) },
      },
    ],
  };
}

/** Not every client leaves the number away: of five digits it cuts off the last, and says another. */
function unitFor(most: number): number {
  return most < 10_000 ? 1 : 1000 * unitFor(most / 1000);
}

const inUnits = (value: number, unit: number): number =>
  unit === 1 ? value : Math.round((value / unit) * 10) / 10;

function rows(parts: readonly ChartPart[]): readonly Element[] {
  const most = Math.max(1, ...parts.map(({ value }) => value));
  return parts.map(({ shown, text, value }) => ({
    type: 'ColumnSet',
    spacing: 'small',
    columns: [
      cell(4, paragraph(text)),
      cell(4, { ...paragraph(textBar(value, most)), color: 'accent' }),
      cell(3, { ...paragraph(shown), horizontalAlignment: 'right' }),
    ],
  }));
}

function cell(width: number, item: Element): Element {
  return { type: 'Column', width, verticalContentAlignment: 'center', items: [item] };
}
