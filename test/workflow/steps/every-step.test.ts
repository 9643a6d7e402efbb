import { addDays } from '../../../workflow/kernel/day.ts';
import { isRefusal } from '../../../workflow/kernel/checks.ts';
import { catalogue } from '../../../workflow/steps/catalogue.ts';
import { decideVoucher } from '../../../workflow/steps/decide-voucher.ts';
import { kindOf } from '../../../workflow/steps/evolve.ts';
import { possibleActions } from '../../../workflow/views/offered-steps.ts';
import { everyStep } from '../../support/step-cases.ts';
import {
  decide,
  voucherCommand,
  voucherContext,
  type Given,
} from '../../support/voucher-decisions.ts';

const savbRegistration = { confirmedBy: 'x', confirmedOn: '2020-05-01', reference: 'S-1' };
const registered: Given = { records: { savbRegistration } };

describe('every step', () => {
  it.each(everyStep)('%s emits an event of its own module', (name, { voucher, form }) => {
    const { events, refused } = decide(voucher, name, form, registered);
    expect(refused).toEqual([]);
    expect(events).not.toEqual([]);
    for (const { type } of events) expect(Object.keys(catalogue[name].events)).toContain(type);
  });

  it.each(everyStep)('%s has the facts for its message in the history', (name, one) => {
    const { events } = decide(one.voucher, name, one.form, registered);
    expect(events.map((event) => kindOf(event).facts(event))).toEqual([one.history]);
  });

  it.each(everyStep.filter(([, { voucher }]) => voucher !== undefined))(
    '%s is refused for a voucher that does not exist',
    (name, { form }) => {
      expect(decide(undefined, name, form, registered).refused).toEqual(['voucher-known']);
    },
  );

  it.each(everyStep)('%s is offered for its voucher', (name, { voucher }) => {
    const offered = voucher === undefined ? [name] : possibleActions(voucher, voucherContext());
    expect(offered).toContain(name);
  });

  it.each(
    everyStep.flatMap(([name, one]) =>
      one.lastDay === 'none' ? [] : [[name, one, one.lastDay] as const],
    ),
  )('%s is possible until its last day', (name, { voucher, form }, { on, refusal }) => {
    const refusedOn = (today: string) =>
      decide(voucher, name, form, { ...registered, today }).refused;
    expect(refusedOn(addDays(on, -1))).toEqual([]);
    expect(refusedOn(on)).toEqual([]);
    expect(refusedOn(addDays(on, 1))).toContain(refusal);
  });

  it.each(everyStep)('%s is refused with the facts that the message needs', (name, one) => {
    const { code, facts, form, given = {}, voucher = one.voucher } = one.refusal;
    const command = voucherCommand(name, { ...one.form, ...form });
    const decision = decideVoucher(voucher, command, voucherContext({ ...registered, ...given }));
    const refused = isRefusal(decision) ? decision.refused : [];
    const found = refused.find((check) => check.code === code);
    expect(found?.facts ?? refused.map((check) => check.code)).toEqual(facts);
  });
});
