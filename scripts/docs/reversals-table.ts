import { eventKinds, type VoucherEvent } from '../../workflow/steps/catalogue.ts';
import { kindOf } from '../../workflow/steps/evolve.ts';
import type { Reversal } from '../../workflow/steps/step.ts';

const BLOCK = /(?<=<!-- reversals: [^>]*-->\n).*?(?=<!-- \/reversals -->)/su;

const HOW: Readonly<Record<Reversal, string>> = {
  undo: '`undo`',
  'undo-of-person': '`undo` if a person entered it, else `correct`',
  correct: '`correct`',
  none: 'not at all',
};

/** Effects of taking the event back, apart from the fields of the voucher. */
interface Effects {
  readonly claim?: string;
  readonly windows?: string;
}

/** By type of event; absent: the fields of the voucher alone change back. */
const EFFECTS: Readonly<Partial<Record<VoucherEvent['type'], Effects>>> = {
  'expiry-changed': { windows: 'the last day to redeem' },
  expired: { windows: 'a later last day revives the voucher' },
  reserved: { claim: 'released', windows: 'the engagement has no dates' },
  rescheduled: { windows: 'the former dates' },
  released: { claim: 'needed again', windows: 'the dates of the reservation' },
  'report-submitted': { windows: 'the report is due again' },
  redeemed: { windows: 'the payment window ends; the last day to redeem counts again' },
  'payment-requested': { windows: 'the payment window counts again' },
  'payment-status-changed': { windows: 'after a rejection, the payment window' },
  corrected: {
    claim: 'the one of the former values is needed',
    windows: 'those of the former values',
  },
};

/** Replaces the table of the events and how they are taken back, in the programme's rules. */
export function withReversals(page: string): string {
  const types = [...eventKinds.keys()] as VoucherEvent['type'][];
  const rows = types.map((type) => {
    const { reversal } = kindOf({ type } as VoucherEvent);
    const { claim = '', windows = '' } = EFFECTS[type] ?? {};
    return [`\`${type}\``, HOW[reversal], claim, windows, noticeOf(type, reversal)];
  });
  const table = aligned([['Event', 'Changed by', 'Claim', 'Windows', 'Notice to'], ...rows]);
  return page.replace(BLOCK, () => `\n${table}\n\n`);
}

/** The person who makes the change gets none. */
function noticeOf(type: VoucherEvent['type'], reversal: Reversal): string {
  if (reversal === 'none') return '';
  return type === 'reassigned' ? 'the former and the new assignee' : 'the assignee';
}

/** A table as the formatter writes it. */
function aligned(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_cell, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(head), rule, ...rows.slice(1).map(line)].join('\n');
}
