import type { Activity } from 'botbuilder';
import type { PastedTable } from '../../dialogs/turn.ts';
import { withoutMentions } from '../utterance/mentions.ts';
import { pastedTables } from '../utterance/pasted-table.ts';
import { readDelimited } from './delimited.ts';
import { isComplete, layoutOf } from './layout.ts';
import { TableUnreadable } from './table.ts';

export interface ImportedMessage {
  readonly tables: readonly PastedTable[];
  /** The end was not read. */
  readonly isCut: boolean;
}

/** A cell of a longer text is no heading of a table. */
const MAX_HEADINGS = 2_000;

/**
 * The tables of a message that has the headings of an import and at least one row. Undefined for
 * any other message, such as an e-mail with a table of labels and values.
 */
export function tablesToImport(activity: Activity): ImportedMessage | undefined {
  const { isCut, tables, text } = pastedTables(activity);
  const sources: PastedTable[] = [...tables, ...rowsIn(withoutMentions(text, activity))].map(
    (rows) => ({ rows }),
  );
  const known = sources.filter((source) => {
    const layout = layoutOf(source);
    return layout && isComplete(layout) && source.rows.length > layout.headingRow;
  });
  return known.length === 0 ? undefined : { tables: known, isCut };
}

/** Cells that tabs or semicolons separate, as clients without HTML send a copied table. */
function rowsIn(text: string): readonly (readonly (readonly string[])[])[] {
  const lines = text.trim().split(/\r?\n/u);
  const [first = ''] = lines;
  if (lines.length < 2 || first.length > MAX_HEADINGS || !/[\t;,]/u.test(first)) return [];
  try {
    return [readDelimited(text.trim())];
  } catch (error) {
    if (error instanceof TableUnreadable) return [];
    throw error;
  }
}
