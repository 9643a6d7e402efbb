import fc from 'fast-check';
import { isRefusal } from '../../../workflow/kernel/checks.ts';
import { addDays } from '../../../workflow/kernel/day.ts';
import type { Actor } from '../../../workflow/partner/actor.ts';
import { decideVoucher } from '../../../workflow/steps/decide-voucher.ts';
import { evolve, kindOf } from '../../../workflow/steps/evolve.ts';
import { pastOf, type RecordedEvent } from '../../../workflow/steps/past.ts';
import { moduleOf, type VoucherCommand } from '../../../workflow/steps/catalogue.ts';
import type { Voucher } from '../../../workflow/voucher/voucher.ts';
import { voucherKey } from '../../support/a-voucher.ts';
import { anyAttempt, FIRST_DAY, type Attempt } from '../../support/any-voucher-command.ts';
import { nextCommand } from '../../support/next-command.ts';
import { actorOf, anEnrolledPartner, contextOf, people } from '../../support/partner.ts';
import { voucherCommand } from '../../support/voucher-decisions.ts';

const partner = anEnrolledPartner({
  savbRegistration: { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S-1' },
});
const admin = actorOf(people.gloria, 'global-admin');

interface Run {
  readonly voucher: Voucher | undefined;
  readonly records: readonly RecordedEvent[];
}

/** The run after a command; unchanged by a refused one. */
function after(run: Run, command: VoucherCommand, actor: Actor, today: string): Run {
  const past =
    moduleOf(command.name).readsHistory === true
      ? pastOf(run.records, voucherKey, today)
      : undefined;
  const context = contextOf(partner, { actor, today, past });
  const decision = decideVoucher(run.voucher, command, context);
  if (isRefusal(decision)) return run;
  const by = actor.kind === 'person' ? { kind: actor.kind, personId: actor.personId } : actor;
  return decision.events.reduce<Run>(
    ({ voucher, records }, event) => ({
      voucher: evolve(voucher, event, voucherKey),
      records: [...records, { sequence: records.length + 1, at: context.now, actor: by, event }],
    }),
    run,
  );
}

interface Moment {
  readonly before: Run;
  readonly now: Run;
  readonly today: string;
}

function* moments(attempts: readonly Attempt[]): Generator<Moment> {
  let run: Run = { voucher: undefined, records: [] };
  let today = FIRST_DAY;
  for (const { command, actor, pause } of attempts) {
    today = addDays(today, pause);
    const next = nextCommand(run.voucher, today);
    const before = run;
    run = command
      ? after(run, command, actor, today)
      : after(run, voucherCommand(next.name, next.values), next.actor, today);
    yield { before, now: run, today };
  }
}

/** A single entry that can be taken back and was just made. */
function isEntry({ before, now }: Moment): boolean {
  const [record, ...more] = now.records.slice(before.records.length);
  if (record === undefined || more.length > 0 || before.voucher === undefined) return false;
  const { reversal } = kindOf(record.event);
  return reversal === 'undo' || (reversal === 'undo-of-person' && record.actor.kind === 'person');
}

const state = ({ revision: _revision, ...rest }: Partial<Voucher> = {}) => rest;
const undo = (run: Run, today: string) =>
  after(run, voucherCommand('undo', { reason: 'Wrong' }), admin, today);

const attempts = fc.array(anyAttempt, { minLength: 5, maxLength: 30, size: 'max' });

describe('an undo after any commands', () => {
  it('restores the state before the entry', () => {
    let seen = 0;
    fc.assert(
      fc.property(attempts, (tried) => {
        for (const moment of moments(tried)) {
          if (!isEntry(moment)) continue;
          seen += 1;
          const { before, now, today } = moment;
          expect(state(undo(now, today).voucher)).toEqual(state(before.voucher));
        }
      }),
      { numRuns: 40 },
    );
    expect(seen).toBeGreaterThan(30);
  });

  it('leaves a new expiry and the identity of the assignee that came in between', () => {
    fc.assert(
      fc.property(attempts, fc.integer({ min: 1, max: 90 }), (tried, days) => {
        for (const moment of moments(tried)) {
          if (!isEntry(moment)) continue;
          const { before, now, today } = moment;
          const last = now.records.at(-1)?.event;
          // These set what the messages change as well.
          if (last?.type === 'corrected' || last?.type === 'reassigned') continue;
          const messages = (run: Run): Run => {
            const expiresAt = addDays(today, days);
            const expiry = voucherCommand('change-expiry', { expiresAt });
            const found = voucherCommand('identify-assignee', {
              personId: people.paula,
              email: 'paula@contoso.example',
            });
            const changed = after(run, expiry, { kind: 'customer' }, today);
            return after(changed, found, { kind: 'desk' }, today);
          };
          expect(state(undo(messages(now), today).voucher)).toEqual(
            state(messages(before).voucher),
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  it('takes the steps back one after another, down to the assignment', () => {
    fc.assert(
      fc.property(attempts, (tried) => {
        const last = [...moments(tried)].at(-1);
        if (last?.now.voucher === undefined) return;
        let run = last.now;
        for (let step = 0; step < 80; step++) {
          const next = undo(run, last.today);
          if (next === run) break;
          run = next;
        }
        const taken = new Set(
          run.records.flatMap(({ event }) => (event.type === 'undone' ? [event.sequence] : [])),
        );
        const { undoable } = pastOf(run.records, voucherKey, last.today);
        // An entry that is left is needed by a message from outside.
        if (undoable !== undefined) expect(undoable.neededBy).toBeDefined();
        expect(taken.size).toBe(run.records.filter(({ event }) => event.type === 'undone').length);
      }),
      { numRuns: 25 },
    );
  });
});
