import { DEMO_PEOPLE } from '../../scripts/demo/people.ts';
import { dayAt } from '../../workflow/kernel/day.ts';
import { aClick, aMessage } from './activities.ts';
import { benchVoucher, benchWeeks } from './seed.ts';

/** One turn: an activity to send, and a text that the answer must contain. */
export interface TurnPlan {
  readonly activity: object;
  /** True if the answer is also sent through the connector. */
  readonly repliesByChannel: boolean;
  readonly expects: string;
}

/** A sequence of turns in a conversation. */
export interface Workload {
  readonly name: string;
  /** @param answer of the previous turn; empty for the first */
  next(conversation: number, turn: number, serviceUrl: string, answer: string): TurnPlan;
}

/** Text in, text out, for the bots without cards. */
export const text: Workload = {
  name: 'text',
  next: (conversation, turn, serviceUrl) => ({
    activity: aMessage(conversation, serviceUrl, `answer ${turn}`),
    repliesByChannel: true,
    expects: '"text":"',
  }),
};

/** `status BENCH-1000`, answered with a voucher card. */
export const message: Workload = {
  name: 'message',
  next: (conversation, _turn, serviceUrl) => ({
    activity: aMessage(conversation, serviceUrl, `status ${benchVoucher(conversation)}`),
    repliesByChannel: true,
    expects: 'AdaptiveCard',
  }),
};

/** The button that shows a voucher, answered with its card in the response. */
export const click: Workload = {
  name: 'click',
  next(conversation, _turn, serviceUrl) {
    const desk = { voucherId: benchVoucher(conversation) };
    return {
      activity: aClick(conversation, serviceUrl, 'status', { desk }),
      repliesByChannel: false,
      expects: 'ColumnSet',
    };
  },
};

const weeks = benchWeeks(dayAt(Date.now(), 'UTC'));

/** A workflow step in two turns: open the form to reschedule, then submit it with other dates. */
export const step: Workload = {
  name: 'step',
  next(conversation, turn, serviceUrl, answer) {
    const voucherId = benchVoucher(conversation);
    const opens = turn % 2 === 0;
    const form = {
      ...weeks[((turn - 1) / 2 + 1) % 2],
      consultant: DEMO_PEOPLE.consultant.personId,
    };
    const data = opens ? { desk: { voucherId } } : { desk: deskOf(answer), ...form };
    return {
      activity: aClick(conversation, serviceUrl, 'reschedule', data),
      repliesByChannel: false,
      expects: opens ? 'Input.Date' : '✔',
    };
  },
};

/** Extracts the data of the form's submit button. */
export function deskOf(answer: string): object {
  const found = /"desk":(?<desk>\{[^{}]*"commandId"[^{}]*\})/u.exec(answer)?.groups?.desk;
  return JSON.parse(found ?? '{}') as object;
}
