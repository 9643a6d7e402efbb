import { noteCard } from '../../cards/forms/note-card.ts';
import { noteSeveralCard } from '../../cards/forms/note-several-card.ts';
import { validateSeveralCard } from '../../cards/forms/validate-several-card.ts';
import { historyCard } from '../../cards/lists/history-card.ts';
import { batchOutcomeCard } from '../../cards/voucher/batch-outcome-card.ts';
import { voucherCard } from '../../cards/voucher/voucher-card.ts';
import type { HistoryRecord } from '../../workflow/records/records.ts';
import { PROGRESS_STEPS } from '../../workflow/views/voucher-view.ts';
import type { Note, Voucher } from '../../workflow/voucher/voucher.ts';
import { sampleChecks } from './sample-checks.ts';
import type { Samples } from './sample-forms.ts';
import { nth, type Typed } from './sample-texts.ts';
import { SAMPLE_DAY as today, SAMPLE_PEOPLE, sampleVoucher } from './sample-vouchers.ts';

const commandId = '7d5c3f0e-5a0e-4a3c-9d38-2d6f7a3a1c55';
const at = '2020-06-12T09:30:00.000Z';

/** Notes of a voucher, and the forms for several vouchers. */
export function sampleNotes(typed: Typed): Samples {
  const voucher = sampleVoucher(typed, 'reserved');
  const note = (noteId: number): Note => ({
    noteId,
    personId: SAMPLE_PEOPLE.paula,
    note: typed.note,
    at: `2020-06-12T09:${10 + noteId}:00.000Z`,
  });
  const own = Array.from({ length: 10 }, (_, index) => note(index + 2));
  const noted: Voucher = { ...voucher, notes: [note(2), { ...note(3), isChanged: true }] };
  const form = { values: {}, refused: [] };
  const shared = { commandId, form, today };
  const candidates = [1, 2, 3, 4, 5, 6].map((number) => ({
    voucher: {
      ...sampleVoucher(typed, 'assigned'),
      customer: {
        organisation: nth(typed.customers, number),
        contactEmail: typed.email,
        country: 'DE',
      },
      voucherId: `${typed.voucherId.slice(0, 62)}${number}`,
    },
    checks: [],
  }));
  const refused = sampleChecks(typed).filter(({ met }) => !met);
  const leftOut = [{ voucherId: typed.voucherId, customer: typed.organisation, refused }];
  const outcomes = [
    ...leftOut,
    ...candidates.map(({ voucher: { customer, voucherId } }) => ({
      voucherId,
      customer: customer.organisation,
      refused: [],
    })),
  ];
  const outcome = { outcomes, mayRequestPayment: true };
  return {
    'note, with own ones': (t) => noteCard(t, { ...shared, voucher, own }),
    'note, to change': (t) =>
      noteCard(t, { ...shared, voucher, own, form: { values: { noteId: '2' }, refused: [] } }),
    'note several': (t) => noteSeveralCard(t, { ...shared, candidates, leftOut }),
    'note several outcome': (t) => batchOutcomeCard(t, { ...outcome, command: 'note' }),
    'validate several': (t) => validateSeveralCard(t, { ...shared, candidates, leftOut }),
    'validate several outcome': (t) => batchOutcomeCard(t, { ...outcome, command: 'validate' }),
    'voucher with notes': (t) =>
      voucherCard(t, { voucher: noted, steps: STEPS, may: ['note', 'report'] }),
    'history with notes': (t) =>
      historyCard(t, { voucher: noted, records: records(noted), paging: { cursors: [] } }),
  };
}

const STEPS = PROGRESS_STEPS.map((_step, index) => (index < 5 ? 'done' : 'ahead'));

function records({ notes = [] }: Voucher): readonly HistoryRecord[] {
  const actor = { kind: 'person', personId: SAMPLE_PEOPLE.paula } as const;
  return [1, ...notes.map(({ noteId }) => noteId)].map((noteId, index) => ({
    sequence: index + 2,
    at,
    actor,
    commandId,
    event: { type: 'note-added', noteId, personId: SAMPLE_PEOPLE.paula, note: '', at },
  }));
}
