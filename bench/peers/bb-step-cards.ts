import { randomUUID } from 'node:crypto';
import { Template } from 'adaptivecards-templating';
import { DEMO_PEOPLE } from '../../scripts/demo/people.ts';
import rescheduleTemplate from './cards/reschedule.json' with { type: 'json' };
import voucherTemplate from './cards/voucher.json' with { type: 'json' };
import { settings } from './in-peer.ts';

/** Voucher data in the user's state. */
export interface VoucherState {
  startDate: string;
  endDate: string;
  consultant: string;
  revision: number;
}

/**
 * Cards that look like the desk's and have almost the same size, written as the template
 * documentation shows: bindings in place, rows repeated over data, a new template per card. The
 * data is constant, so this bot saves the cost of reading it.
 */

/** The variant `kept-templates` parses the template once instead of per card. */
function templateOf(json: object): () => Template {
  if (settings.way !== 'kept-templates') return () => new Template(json);
  const kept = new Template(json);
  return () => kept;
}
const voucherCard = templateOf(voucherTemplate);
const rescheduleCard = templateOf(rescheduleTemplate);

const voucherId = 'BENCH-1000';
const customer = { organisation: 'Customer 0 GmbH' };
const assignment = { voucherId, customer, offer: 'DDPS', serviceLevel: 5 };
const { consultant, projectManager } = DEMO_PEOPLE;
const consultants = [projectManager, consultant].map(({ name, personId }) => ({ name, personId }));

const steps = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => {
  if (number < 6) return { number, sign: '✔', color: 'good', weight: 'default', isSubtle: false };
  return number === 6
    ? { number, sign: '▶', color: 'accent', weight: 'bolder', isSubtle: false }
    : { number, sign: '', color: 'default', weight: 'default', isSubtle: true };
});
const facts = [
  { title: 'Customer contact', value: 'it-procurement@customer-0.example' },
  { title: 'Country', value: 'Germany' },
  { title: 'Project manager', value: projectManager.name },
  { title: 'Assigned on', value: '22 Nov 2026' },
  { title: 'Engagement', value: 'Windows and Office deployment planning' },
];
const actions = [
  { verb: 'reschedule', title: 'Reschedule', mode: 'primary' },
  { verb: 'release', title: 'Release', mode: 'primary' },
  { verb: 'handover', title: 'Hand over', mode: 'primary' },
  { verb: 'history', title: 'History', mode: 'secondary' },
];

export function newVoucherCard(state: VoucherState, done = false): object {
  const { startDate, endDate, revision } = state;
  const $root = {
    ...assignment,
    revision,
    news: done ? [{ text: 'Dates changed.' }] : [],
    status: { sign: '◑', title: 'Reserved', color: 'accent' },
    next: {
      title: 'carry out the engagement as scheduled',
      waitingFor: `${consultant.name}, lead consultant`,
      by: endDate,
    },
    daysLeft: 179,
    daysInAll: 180,
    bar: '▰▰▰▰▰▰▰▰▰▱',
    expiresOn: '21 May 2027',
    steps,
    step: { number: 6, title: 'Complete the engagement' },
    facts: [
      ...facts,
      { title: 'Scheduled', value: `${startDate} – ${endDate}` },
      { title: 'Lead consultant', value: consultant.name },
    ],
    actions,
  };
  return voucherCard().expand({ $root }) as object;
}

export function newRescheduleCard({ startDate, endDate, revision }: VoucherState): object {
  const $root = {
    ...assignment,
    revision,
    commandId: randomUUID(),
    startDate,
    endDate,
    consultant: consultant.personId,
    consultants,
    today: '2026-11-23',
    expiresOn: '2027-05-21',
  };
  return rescheduleCard().expand({ $root }) as object;
}
