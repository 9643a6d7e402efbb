import { Template } from 'adaptivecards-templating';
import rescheduleTemplate from '../../cards/templates/reschedule.json' with { type: 'json' };
import voucherTemplate from '../../cards/templates/voucher.json' with { type: 'json' };
import type { VoucherState } from './bb-step-dialog.ts';
import { renderBenchCards } from './bench-cards.ts';

/**
 * The desk's own cards, filled with the very data the desk fills them with, so that both bots send
 * the same bytes. The standard bot gets that data for nothing and has only to expand it.
 */

type Data = Record<string, unknown>;

const render = await renderBenchCards();
const voucherData = dataOf(render.voucher);
const formData = dataOf(render.reschedule);
const doneData = {
  hasNews: true,
  newsStyle: 'good',
  news: [{ type: 'TextBlock', text: '✔ Dates changed.', weight: 'bolder', wrap: true }],
};

/** As the documentation shows it: a new template for each card. */
export function newVoucherCard(state: VoucherState, done = false): object {
  const { startDate, endDate, consultant } = state;
  const line = { title: 'Dates', value: `${startDate} – ${endDate} ${consultant}` };
  const facts = [...(voucherData['facts'] as object[]).slice(1), line];
  const data = { ...voucherData, facts, ...(done && doneData) };
  return new Template(voucherTemplate).expand({ $root: data }) as object;
}

export function newRescheduleCard({ revision }: VoucherState): object {
  const $root = { ...formData, revision };
  return new Template(rescheduleTemplate).expand({ $root }) as object;
}

/** What a card of ours fills its template with. */
function dataOf(render: () => unknown): Data {
  const { expand } = Template.prototype;
  let seen: Data = {};
  Template.prototype.expand = function (context) {
    seen = context.$root as Data;
    return expand.call(this, context) as unknown;
  };
  render();
  Template.prototype.expand = expand;
  return seen;
}
