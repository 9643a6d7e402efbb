import { actorWords } from '../../cards/kit/actor-words.ts';
import { eventWords } from '../../cards/history/event-words.ts';
import type { Speaker } from '../../locales/speaker.ts';
import type { VoucherHistory } from '../../workflow/records/reader.ts';
import type { ExportTable } from './export-table.ts';

const COLUMNS = ['voucher', 'when', 'who', 'what'] as const;

/** Who did what and when, voucher by voucher, the oldest first. */
export function historyTable(say: Speaker, lines: readonly VoucherHistory[]): ExportTable {
  // A cell renders no Markdown.
  const plainly: Speaker = {
    ...say,
    text: (key, facts) => say.plain(key, facts),
    fact: (fact) => say.plainFact(fact),
  };
  return {
    name: say.plain('export.history'),
    headings: COLUMNS.map((column) => say.plain(`export.column.${column}`)),
    rows: lines.map(({ voucherId, record }) => [
      voucherId,
      { moment: record.at },
      actorWords(plainly, record.actor),
      eventWords(plainly, record.event),
    ]),
  };
}
