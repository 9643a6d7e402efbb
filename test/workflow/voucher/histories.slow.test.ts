import fc from 'fast-check';
import { isRefusal } from '../../../workflow/kernel/checks.ts';
import { addDays } from '../../../workflow/kernel/day.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { decideVoucher } from '../../../workflow/steps/decide-voucher.ts';
import { catalogue, moduleOf, type VoucherEvent } from '../../../workflow/steps/catalogue.ts';
import { evolve, replay } from '../../../workflow/steps/evolve.ts';
import { pastOf, type RecordedEvent } from '../../../workflow/steps/past.ts';
import type { Actor, ActorReference } from '../../../workflow/partner/actor.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { voucherKey } from '../../support/a-voucher.ts';
import { anyAttempt, FIRST_DAY, type Attempt } from '../../support/any-voucher-command.ts';
import { anEnrolledPartner, contextOf } from '../../support/partner.ts';
import { forbidden } from '../../support/forbidden-states.ts';
import { nextCommand } from '../../support/next-command.ts';
import { voucherCommand } from '../../support/voucher-decisions.ts';

const partner = anEnrolledPartner({
  savbRegistration: { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S-1' },
});

interface Step {
  readonly voucher: Voucher | undefined;
  readonly today: string;
  readonly events: readonly VoucherEvent[];
}

/** State and history after each attempt. */
function* carriedOut(attempts: readonly Attempt[]): Generator<Step> {
  let voucher: Voucher | undefined;
  let today = FIRST_DAY;
  const history: VoucherEvent[] = [];
  const records: RecordedEvent[] = [];
  for (const { pause, claimHeldBy, daysAgo, alreadyDoneReason, ...tried } of attempts) {
    today = addDays(today, pause);
    const next = nextCommand(voucher, today);
    const { command: plain, actor } = tried.command
      ? { ...tried, command: tried.command }
      : { command: voucherCommand(next.name, next.values), actor: next.actor };
    const onDate = daysAgo === undefined ? undefined : addDays(today, -daysAgo);
    const isStep = 'alreadyDoneReason' in catalogue[plain.name].schema.shape;
    const command = isStep ? { ...plain, onDate, alreadyDoneReason } : plain;
    const past = moduleOf(command.name).readsHistory
      ? pastOf(records, voucherKey, today)
      : undefined;
    const context = contextOf(partner, { actor, today, claimHeldBy, past });
    const decision = decideVoucher(voucher, command, context);
    if (isRefusal(decision)) {
      expect(decision.refused).not.toEqual([]);
      expect(decision.refused.filter(({ met }) => met)).toEqual([]);
    } else {
      for (const event of decision.events) {
        history.push(event);
        records.push({
          sequence: records.length + 1,
          at: context.now,
          actor: referenceOf(actor),
          event,
        });
        voucher = evolve(voucher, event, voucherKey);
      }
    }
    yield { voucher, today, events: history };
  }
}

const referenceOf = (actor: Actor): ActorReference =>
  actor.kind === 'person' ? { kind: 'person', personId: actor.personId } : actor;

const attempts = fc.array(anyAttempt, { minLength: 5, maxLength: 40, size: 'max' });
describe('a voucher after any commands', () => {
  it('never reaches a state that the programme forbids', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        for (const { voucher, today } of carriedOut(tried))
          if (voucher) expect(forbidden(voucher, partner, defaultProgramme, today)).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it('is fully described by its history', () => {
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

  it('can be stored as JSON without loss', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        for (const { voucher } of carriedOut(tried))
          if (voucher) expect(JSON.parse(JSON.stringify(voucher))).toEqual(voucher);
      }),
      { numRuns: 50 },
    );
  });

  it('reaches every status, so that these properties are meaningful', () => {
    const missing = new Set([
      ...['assigned', 'reserved', 'reported', 'redeemed', 'expired'],
      ...['exception validate', 'exception reserve', 'exception report', 'exception redeem'],
      'reported while expired',
      ...['payment requested', 'payment paid', 'payment rejected', 'payment action-required'],
    ]);
    for (let seed = 200; missing.size > 0 && seed < 300; seed += 1)
      for (const tried of fc.sample(attempts, { numRuns: 25, seed }))
        for (const { voucher, today } of carriedOut(tried)) {
          missing.delete(voucher?.status ?? 'none');
          if (voucher?.payment) missing.delete(`payment ${voucher.payment.status}`);
          for (const { step } of voucher?.exceptions ?? []) missing.delete(`exception ${step}`);
          if (voucher?.status === 'expired' && (voucher.report?.submittedOn ?? '9') < today)
            missing.delete('reported while expired');
        }
    expect([...missing]).toEqual([]);
  });
});
