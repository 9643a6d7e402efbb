import { actorWords } from '../../cards/kit/actor-words.ts';
import { eventWords, laterWords } from '../../cards/history/event-words.ts';
import type { Translator } from '../../locales/translator.ts';
import type { VoucherHistory } from '../../workflow/records/reader.ts';
import { withLatestNote } from '../../workflow/steps/note.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { ExportTable } from './export-table.ts';

const COLUMNS = ['voucher', 'when', 'who', 'what'] as const;

/** The vouchers' events with actor and time, by voucher, oldest first. */
export function historyTable(
  t: Translator,
  lines: readonly VoucherHistory[],
  vouchers: readonly Voucher[],
): ExportTable {
  // A cell renders no Markdown.
  const plainly: Translator = {
    ...t,
    text: (key, facts) => t.plain(key, facts),
    fact: (fact) => t.plainFact(fact),
  };
  const byId = new Map(vouchers.map((voucher) => [voucher.voucherId, voucher]));
  return {
    name: t.plain('export.history'),
    headings: COLUMNS.map((column) => t.plain(`export.column.${column}`)),
    rows: lines.map(({ voucherId, record }) => {
      const event = withLatestNote(record.event, byId.get(voucherId));
      return [
        voucherId,
        { moment: record.at },
        actorWords(plainly, record.actor, record.imported),
        [eventWords(plainly, event), ...laterWords(plainly, event)].join(' · '),
      ];
    }),
  };
}
