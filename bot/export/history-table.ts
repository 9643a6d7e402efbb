import { actorWords } from '../../cards/kit/actor-words.ts';
import { eventWords, laterWords } from '../../cards/history/event-words.ts';
import type { Translator } from '../../locales/translator.ts';
import type { VoucherHistory } from '../../workflow/records/reader.ts';
import type { ExportTable } from './export-table.ts';

const COLUMNS = ['voucher', 'when', 'who', 'what'] as const;

/** The vouchers' events with actor and time, by voucher, oldest first. */
export function historyTable(t: Translator, lines: readonly VoucherHistory[]): ExportTable {
  // A cell renders no Markdown.
  const plainly: Translator = {
    ...t,
    text: (key, facts) => t.plain(key, facts),
    fact: (fact) => t.plainFact(fact),
  };
  return {
    name: t.plain('export.history'),
    headings: COLUMNS.map((column) => t.plain(`export.column.${column}`)),
    rows: lines.map(({ voucherId, record }) => [
      voucherId,
      { moment: record.at },
      actorWords(plainly, record.actor, record.imported),
      [eventWords(plainly, record.event), ...laterWords(plainly, record.event)].join(' · '),
    ]),
  };
}
