import { startFakeTeams, type FakeConversation, type FakeTeams } from './fake-teams.ts';
import { NO_LIMITS, NOON, runDesk, type TestDesk, type TestDeskOptions } from './running-desk.ts';
import { signedHeaders, TENANT } from './signed-event.ts';
import { asJson, typed, wireActivity } from './wire-activity.ts';

/** The whole desk behind its HTTP routes, with a fake Teams. */
export interface HttpChat {
  readonly desk: TestDesk;
  readonly teams: FakeTeams;
  /** Sets the time to the morning of this day. */
  onDay(day: string): void;
  /** Sends a signed event under a new id; resolves to the status. */
  event(body: { readonly data: object }, id?: string): Promise<number>;
  /** A person in a personal chat with the bot. */
  as(person: HttpPerson): HttpTalker;
  close(): Promise<void>;
}

export interface HttpPerson {
  readonly aadObjectId: string;
  readonly name: string;
  readonly email?: string;
  readonly tenantId?: string;
  readonly locale?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Visible results: the response body and the messages sent to the person's chat. */
  readonly shown: readonly unknown[];
}

export interface HttpTalker {
  readonly chat: FakeConversation;
  says(text: string): Promise<HttpAnswer>;
  /** Clicks a button; `desk` is the card's own data. */
  clicks(verb: string, values?: object, desk?: object): Promise<HttpAnswer>;
  /** Clicks from a client without `Action.Execute`. */
  submits(verb: string, values?: object, desk?: object): Promise<HttpAnswer>;
  sends(activity: Readonly<Record<string, unknown>>): Promise<HttpAnswer>;
}

export async function anHttpChat(options: TestDeskOptions = {}): Promise<HttpChat> {
  let now = NOON;
  let count = 0;
  const teams = await startFakeTeams();
  const desk = await runDesk({
    bot: undefined,
    rates: NO_LIMITS,
    clock: { now: () => now },
    ...options,
  });

  const as = (person: HttpPerson): HttpTalker => {
    const { aadObjectId, name, email, tenantId = TENANT, locale = 'en-US' } = person;
    const chat = teams.chat({ tenantId, person: { aadObjectId, name, email } });
    const sends: HttpTalker['sends'] = async (fields) => {
      const before = chat.messages.length;
      const activity = wireActivity({
        id: `activity-${(count += 1)}`,
        serviceUrl: teams.serviceUrl,
        locale,
        from: { id: chat.members[0]?.id, name, aadObjectId },
        conversation: { id: chat.id, tenantId, conversationType: 'personal' },
        channelData: { tenant: { id: tenantId } },
        ...fields,
      });
      const response = await desk.post('/api/messages', asJson(activity));
      const body = await response.text();
      const sent = chat.messages.slice(before).map((message) => message.activity);
      return { status: response.status, shown: [...(body ? [JSON.parse(body)] : []), ...sent] };
    };
    const dataOf = (verb: string, values: object, deskData: object): object => {
      const commandId = `click-${(count += 1)}`;
      return { ...values, desk: { commandId, verb, ...deskData } };
    };
    const message = { type: 'message', name: undefined, value: undefined };
    return {
      chat,
      sends,
      says: (text) => sends(typed(text)),
      clicks: (verb, values = {}, deskData = {}) => {
        const data = dataOf(verb, values, deskData);
        return sends({ value: { action: { type: 'Action.Execute', verb, data } } });
      },
      submits: (verb, values = {}, deskData = {}) =>
        sends({ ...message, value: dataOf(verb, values, deskData) }),
    };
  };
  return {
    desk,
    teams,
    as,
    onDay: (day) => void (now = Date.parse(`${day}T08:00:00Z`)),
    event: async (event, id = `event-${(count += 1)}`) => {
      const body = JSON.stringify(event);
      const headers = signedHeaders(body, { id, at: now });
      return (await desk.post('/api/webhooks/vouchers', { body, headers })).status;
    },
    close: async () => {
      await desk.close();
      await teams.close();
    },
  };
}
