import { TENANT } from './signed-event.ts';
import { recorded, wireRecord } from './wire-corpus.ts';

type Fields = Readonly<Record<string, unknown>>;

const SERVICE_URL = 'http://127.0.0.1:9/';

/** The recorded click by a project manager; fields replace whole fields. */
export function wireActivity(fields: Fields = {}): object {
  return recorded(wireRecord('card-actions/personal-click'), SERVICE_URL, {
    id: '1',
    from: {
      id: '29:paula',
      name: 'Paula Projekt',
      aadObjectId: '00000000-0000-4000-8000-00000000000C',
    },
    recipient: { id: '28:desk', name: 'desk' },
    conversation: { id: 'a:1', tenantId: TENANT, conversationType: 'personal' },
    channelData: { tenant: { id: TENANT } },
    replyToId: undefined,
    value: { action: { type: 'Action.Execute', verb: 'status', data: {} } },
    ...fields,
  });
}

/** Fields that turn the recorded click into a typed message, as text and HTML. */
export function typed(text: string): Fields {
  const { type, textFormat } = recorded(wireRecord('messages/personal-greeting'), SERVICE_URL);
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const content = `<p>${html.replaceAll('\n', '<br>')}</p>`;
  const attachments = [{ contentType: 'text/html', content }];
  return { type, textFormat, text, attachments, name: undefined, value: undefined };
}

/** A request for `POST /api/messages`. */
export function asJson(body: unknown, headers: Record<string, string> = {}) {
  return {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}
