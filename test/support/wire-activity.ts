import { TENANT } from './signed-event.ts';

/** An activity as Teams puts it on the wire; fields given replace whole fields. */
export function wireActivity(fields: Readonly<Record<string, unknown>> = {}): object {
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: '1',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/',
    timestamp: '2020-06-15T12:00:00.000Z',
    locale: 'de-DE',
    from: {
      id: '29:paula',
      name: 'Paula Projekt',
      aadObjectId: '00000000-0000-4000-8000-00000000000C',
    },
    recipient: { id: '28:desk', name: 'desk' },
    conversation: { id: 'a:1', tenantId: TENANT, conversationType: 'personal' },
    channelData: { tenant: { id: TENANT } },
    value: { action: { type: 'Action.Execute', verb: 'status', data: {} } },
    ...fields,
  };
}

/** What `POST /api/messages` takes. */
export function asJson(body: unknown, headers: Record<string, string> = {}) {
  return {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}
