import type { Element } from './card.ts';
import { paragraph, subheading, textBar } from './text-blocks.ts';

export interface ChartPart {
  /** Label of a bar: name and value, e.g. an amount with its currency; without Markdown. */
  readonly legend: string;
  /** Name in the fallback rows, with Markdown. */
  readonly text: string;
  readonly value: number;
  /** Value in the fallback rows, with Markdown. */
  readonly shown: string;
  /** Colour name of the Teams charts. */
  readonly color: string;
}

/**
 * A Teams bar chart; rows with text bars in clients without charts. Each label includes the value:
 * an axis would show fractions of vouchers, a number behind the longest bar would be cut off, and a
 * ring's legend hides parts behind "3 more".
 */
export function chart(title: string, parts: readonly ChartPart[]): Element {
  const unit = unitFor(Math.max(...parts.map(({ value }) => value)));
  return {
    type: 'Container',
    // Not the chart's own title: some clients do not show it.
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

/** Divisor that leaves four digits: some clients show the number and cut off a fifth digit. */
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
