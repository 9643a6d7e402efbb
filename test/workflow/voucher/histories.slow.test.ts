import fc from 'fast-check';
import { isRefusal } from '../../../workflow/kernel/checks.ts';
import { addDays } from '../../../workflow/kernel/day.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { decideVoucher } from '../../../workflow/voucher/decide/decide-voucher.ts';
import type { VoucherEvent } from '../../../workflow/voucher/events.ts';
import { evolve, replay } from '../../../workflow/voucher/evolve.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { voucherKey } from '../../support/a-voucher.ts';
import { anyAttempt, FIRST_DAY, type Attempt } from '../../support/any-voucher-command.ts';
import { anEnrolledCompany, contextOf } from '../../support/company.ts';
import { forbidden } from '../../support/forbidden-states.ts';
import { onward } from '../../support/onward.ts';
import { voucherCommand } from '../../support/voucher-decisions.ts';

const company = anEnrolledCompany({
  savbRegistration: { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S-1' },
});

interface Step {
  readonly voucher: Voucher | undefined;
  readonly today: string;
  readonly events: readonly VoucherEvent[];
}

/** What comes of the attempts, one after the other: the state and the history after each. */
function* carriedOut(attempts: readonly Attempt[]): Generator<Step> {
  let voucher: Voucher | undefined;
  let today = FIRST_DAY;
  const history: VoucherEvent[] = [];
  for (const { pause, claimHeldBy, ...tried } of attempts) {
    today = addDays(today, pause);
    const next = onward(voucher, today);
    const { command, actor } = tried.command
      ? { ...tried, command: tried.command }
      : { command: voucherCommand(next.name, next.values), actor: next.actor };
    const context = contextOf(company, { actor, today, claimHeldBy });
    const decision = decideVoucher(voucher, command, context);
    if (isRefusal(decision)) {
      expect(decision.refused).not.toEqual([]);
      expect(decision.refused.filter(({ met }) => met)).toEqual([]);
    } else {
      for (const event of decision.events) {
        history.push(event);
        voucher = evolve(voucher, event, voucherKey);
      }
    }
    yield { voucher, today, events: history };
  }
}

const attempts = fc.array(anyAttempt, { minLength: 5, maxLength: 40, size: 'max' });
describe('whatever is tried on a voucher', () => {
  it('leads to no state that the programme forbids', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        for (const { voucher, today } of carriedOut(tried))
          if (voucher) expect(forbidden(voucher, company, defaultProgramme, today)).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it('is told completely by its history', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        for (const { voucher, events } of carriedOut(tried)) {
          expect(replay(events, voucherKey)).toEqual(voucher);
          expect(voucher?.revision ?? 0).toBe(events.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('survives being stored: nothing in it is lost as JSON', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        for (const { voucher } of carriedOut(tried))
          if (voucher) expect(JSON.parse(JSON.stringify(voucher))).toEqual(voucher);
      }),
      { numRuns: 50 },
    );
  });

  it('gets through all states, so that these properties mean something', () => {
    const seen = new Set<string>();
    for (const tried of fc.sample(attempts, { numRuns: 300, seed: 20_200_603 }))
      for (const { voucher } of carriedOut(tried)) {
        seen.add(voucher?.status ?? 'none');
        if (voucher?.payment) seen.add(`payment ${voucher.payment.status}`);
      }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...['assigned', 'reserved', 'reported', 'redeemed', 'expired'],
        ...['payment requested', 'payment paid', 'payment rejected', 'payment action-required'],
      ]),
    );
  });
});
