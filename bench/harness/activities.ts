import { DEMO_TENANT } from '../../scripts/demo/people.ts';
import { benchPerson } from './bench-people.ts';
import { APP_ID } from './trust.ts';

/**
 * A Teams activity in the personal chat of a conversation; each conversation has its own person.
 */
function activityOf(conversation: number, serviceUrl: string, more: object): object {
  const { personId, name } = benchPerson(conversation);
  const now = new Date().toISOString();
  return {
    id: `f:${conversation}-${performance.now()}`,
    timestamp: now,
    localTimestamp: now,
    localTimezone: 'Europe/Berlin',
    channelId: 'msteams',
    serviceUrl,
    locale: 'en-GB',
    from: { id: `29:bench-${conversation}`, name, aadObjectId: personId },
    recipient: { id: `28:${APP_ID}`, name: 'Planning Services Desk' },
    conversation: {
      id: `a:bench-${conversation}`,
      tenantId: DEMO_TENANT,
      conversationType: 'personal',
    },
    channelData: { tenant: { id: DEMO_TENANT } },
    ...more,
  };
}

export function aMessage(conversation: number, serviceUrl: string, text: string): object {
  return activityOf(conversation, serviceUrl, { type: 'message', text, textFormat: 'plain' });
}

export function aClick(
  conversation: number,
  serviceUrl: string,
  verb: string,
  data: object,
): object {
  return activityOf(conversation, serviceUrl, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: '1',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  });
}
