import { demoCalendar, endOfEngagement } from '../../scripts/demo/calendar.ts';
import { DEMO_LOCATIONS } from '../../scripts/demo/partner.ts';
import { DEMO_PEOPLE, DEMO_TENANT } from '../../scripts/demo/people.ts';
import { dayAt } from '../../workflow/kernel/day.ts';
import { deskOf } from '../harness/workloads.ts';

export interface Chat {
  /** Base URL of the desk. */
  readonly address: string;
  readonly serviceUrl: string;
}

/**
 * Validates a voucher and opens the form to reserve it.
 * @returns a function that submits the form and checks the commit
 */
export async function openReservation(
  chat: Chat,
  {
    voucherId,
    domain,
    engagement,
    week,
    days,
  }: Readonly<
    Record<'voucherId' | 'domain' | 'engagement', string> & { week: number; days: number }
  >,
): Promise<() => Promise<void>> {
  const desk = { voucherId };
  const address = { customerEmail: `it-procurement@${domain}` };
  const validation = await click(chat, 'validate', { desk }, 'Input.Text');
  await click(chat, 'validate', { desk: deskOf(validation), ...address }, 'reserve');
  const reservation = await click(chat, 'reserve', { desk }, 'Input.Date');
  const startDate = demoCalendar(dayAt(Date.now(), 'UTC')).monday(week);
  const endDate = endOfEngagement(startDate, days);
  const consultant = DEMO_PEOPLE.consultant.personId;
  const form = {
    engagement,
    location: DEMO_LOCATIONS.DE,
    consultant,
    startDate,
    endDate,
    // The consultant may be booked.
    anyway: [consultant, startDate, endDate].join(' '),
    termsAccepted: 'true',
  };
  return async () => {
    await click(chat, 'reserve', { desk: deskOf(reservation), ...form }, '✔');
  };
}

async function click(chat: Chat, verb: string, data: object, expected: string): Promise<string> {
  const { personId, name } = DEMO_PEOPLE.projectManager;
  const response = await fetch(`${chat.address}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: `f:${performance.now()}`,
      timestamp: new Date().toISOString(),
      localTimezone: 'Europe/Berlin',
      locale: 'en-GB',
      channelId: 'msteams',
      serviceUrl: chat.serviceUrl,
      from: { id: '29:project-manager', name, aadObjectId: personId },
      recipient: { id: '28:desk', name: 'Planning Services Desk' },
      conversation: { id: 'a:walk', tenantId: DEMO_TENANT, conversationType: 'personal' },
      channelData: { tenant: { id: DEMO_TENANT } },
      replyToId: '1',
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    }),
  });
  const answer = await response.text();
  if (!response.ok || !answer.includes(expected)) throw new ClickFailed(verb, answer);
  return answer;
}

/** An unexpected answer to a click. */
class ClickFailed extends Error {
  readonly code = 'click-failed';
  constructor(verb: string, answer: string) {
    super(`${verb} was answered with ${answer.slice(0, 1000)}`);
    this.name = 'ClickFailed';
  }
}
