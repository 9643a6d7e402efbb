import type { WireRecord } from '../../scripts/docs/wire-corpus.ts';
import { People } from '../../workflow/people/people.ts';
import type { PersonRecord } from '../../workflow/records/records.ts';
import { startFakeTeams, type FakeMessage, type FakeTeams } from './fake-teams.ts';
import { aToken, keysNamed, startKeySet } from './key-set-server.ts';
import { aLogin } from './microsoft-login.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk } from './running-desk.ts';
import { anAssignment, signedHeaders } from './signed-event.ts';
import { aStore } from './stores.ts';
import { asJson } from './wire-activity.ts';
import { recorded, wireRecord, WIRE, type Recorded } from './wire-corpus.ts';

export interface WireAnswer {
  readonly status: number;
  /** Body of the response; undefined without one. */
  readonly body: unknown;
  /** Messages posted to any conversation before the response. */
  readonly posts: readonly FakeMessage[];
}

/** The desk with authentication and a fake Teams that hosts its chats. */
export interface WireDesk {
  readonly desk: TestDesk;
  readonly teams: FakeTeams;
  send(record: WireRecord): Promise<WireAnswer>;
  /** Sends "hi" from the record's sender in the personal chat. */
  greetFrom(record: WireRecord): Promise<void>;
  senderOf(record: WireRecord): Promise<PersonRecord | undefined>;
  /** Assigns a voucher by object id; resolves when it is accepted. */
  assign(voucherId: string, aadObjectId: string): Promise<void>;
  close(): Promise<void>;
}

const [key] = keysNamed('teams');
const clock = { now: () => NOON };

export async function aWireDesk(): Promise<WireDesk> {
  const [keySet, teams, documents] = [
    await startKeySet(key),
    await startFakeTeams(),
    aStore({ clock }),
  ];
  const desk = await runDesk({
    environment: {
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: WIRE.appId,
      MicrosoftAppPassword: 'a client secret',
      MicrosoftAppTenantId: WIRE.tenantId,
      ALLOWED_TENANTS: WIRE.tenantId,
      ADMINS: WIRE.admin.aadObjectId,
      SERVICE_URL_HOSTS: new URL(teams.serviceUrl).origin,
    },
    settings: keySet.settings,
    fetch: aLogin().fetch,
    rates: NO_LIMITS,
    bot: undefined,
    clock,
    documents,
  });
  const people = new People({ documents, clock });
  const authorization = `Bearer ${aToken(
    {
      iss: 'https://api.botframework.com',
      aud: WIRE.appId,
      serviceurl: teams.serviceUrl,
      exp: Math.floor(Date.now() / 1000) + 3600,
    },
    key,
  )}`;
  const post = async (activity: object): Promise<WireAnswer> => {
    const before = teams.messages().length;
    const response = await desk.post('/api/messages', asJson(activity, { authorization }));
    const body = await response.text();
    const posts = teams.messages().slice(before);
    return { status: response.status, body: body ? JSON.parse(body) : undefined, posts };
  };
  const personal = wireRecord('messages/personal-greeting');
  return {
    desk,
    teams,
    send(record) {
      host(teams, record);
      return post(recorded(record, teams.serviceUrl));
    },
    async greetFrom(record) {
      const { from } = recorded(record, '');
      const id = ownChatOf(from);
      teams.chat({ id, tenantId: WIRE.tenantId, person: from });
      const conversation = { ...recorded(personal, '').conversation, id };
      await post(recorded(personal, teams.serviceUrl, { from, conversation }));
    },
    senderOf(record) {
      const { from } = recorded(record, '');
      return people.find(WIRE.tenantId, (from.aadObjectId ?? from.id).toLowerCase());
    },
    async assign(voucherId, aadObjectId) {
      const data = { tenantId: WIRE.tenantId, voucherId, assignedTo: { aadObjectId } };
      const body = JSON.stringify(anAssignment(data));
      const headers = signedHeaders(body, { id: `assign-${voucherId}`, at: NOON });
      const { status } = await desk.post('/api/webhooks/vouchers', { body, headers });
      if (status !== 202) throw new RangeError(`the assignment was answered with ${status}`);
    },
    async close() {
      await desk.close();
      await Promise.all([keySet.close(), teams.close()]);
    },
  };
}

/** The sender's personal chat; the recordings contain only the admin's. */
export function ownChatOf({ id }: Recorded['from']): string {
  return id === WIRE.admin.id ? WIRE.ownChat : `a:own-chat-of-${id}`;
}

/** Adds the conversation of a recording with its sender and, unless stated otherwise, the bot. */
function host(teams: FakeTeams, record: WireRecord): void {
  const { from, conversation } = recorded(record, '');
  if (!conversation) return;
  const [id = ''] = conversation.id.split(';messageid=');
  if (teams.conversations.has(id)) return;
  const { botIsMember, memberTenant, userRole, email } = record.given ?? {};
  const member = {
    ...from,
    email: email ?? 'mara.lindner@partner.example',
    ...(memberTenant !== undefined && { tenantId: memberTenant }),
    ...(userRole !== undefined && { userRole }),
  };
  const isOwnChat = id === ownChatOf(from);
  const participants = isOwnChat ? { person: member } : { members: [member] };
  teams.chat({
    id,
    tenantId: conversation.tenantId ?? WIRE.tenantId,
    botIsMember,
    ...participants,
  });
}
