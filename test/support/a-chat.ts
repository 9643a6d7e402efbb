import { ActivityTypes, type Activity } from 'botbuilder';
import { BackgroundTasks } from '../../bot/runtime/background-tasks.ts';
import type { ConversationRecord } from '../../bot/conversation/conversation-state.ts';
import { DeskBot, type DeskBotOptions } from '../../bot/desk-bot.ts';
import { StoredTables } from '../../bot/import/stored-tables.ts';
import { trialDesk } from '../../bot/import/trial-desk.ts';
import { CalendarFeeds } from '../../bot/calendar/calendar-feeds.ts';
import { Downloads } from '../../bot/export/downloads.ts';
import { createLog } from '../../bot/telemetry/log.ts';
import type { Services } from '../../dialogs/turn.ts';
import type { RolePolicy } from '../../workflow/partner/actor.ts';
import { startOfDay, type Day } from '../../workflow/kernel/day.ts';
import { Desk } from '../../workflow/desk/desk.ts';
import { Inbox } from '../../workflow/inbox/inbox.ts';
import type { Partner } from '../../workflow/partner/partner.ts';
import { People } from '../../workflow/people/people.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import type { Programme } from '../../workflow/programme/definition.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { Reader } from '../../workflow/records/reader.ts';
import {
  conversationPartition,
  eventId,
  partnerPartition,
  STATE_ID,
  stateKey,
  voucherPartition,
} from '../../workflow/records/records.ts';
import { voucherIndex } from '../../workflow/voucher/voucher-index.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { recordsOf } from './a-voucher.ts';
import { aStoreThatCanFail, type FailingStore } from './a-store-that-can-fail.ts';
import { executesOf, inputsOf, markdownOf, type Part } from './card-parts.ts';
import { ChatAdapter, type Traffic } from './chat-adapter.ts';
import { anEnrolledPartner, people, today } from './partner.ts';
import { countedDocuments, type CountedDocuments, type Requests } from './counted-documents.ts';
import { testWaits } from './test-waits.ts';
import { numberedTokens } from './numbered-tokens.ts';
import { numberedIds } from './numbered-ids.ts';

type Who = keyof typeof people;

export interface ChatOptions {
  readonly partner?: Partner;
  readonly vouchers?: readonly Voucher[];
  readonly tenantId?: string;
  readonly locale?: string;
  /** Persons who are admins without a stored role; nobody by default. */
  readonly rolePolicy?: RolePolicy;
  readonly delivery?: DeskBotOptions['outbox'];
  /** The store; by default one in memory. */
  readonly documents?: Documents;
  /** By default the shipped one. */
  readonly programme?: Programme;
}

/** The bot's response to one activity. */
export interface Reply extends Traffic {
  /** The card now shown to the person: replaced, sent or updated. */
  readonly card?: Part;
  /** All text on the card, or the text sent instead. */
  readonly text: string;
  readonly requests: Requests;
}

export interface Talker {
  /** Sends a typed message. */
  says(text: string, more?: Partial<Activity>): Promise<Reply>;
  /** Clicks a button of the shown card, with these values in its form. */
  clicks(verb: string, values?: Record<string, string>): Promise<Reply>;
  /** Clicks by `Action.Submit`, as a client without `Action.Execute` does. */
  submits(verb: string, values?: Record<string, string>): Promise<Reply>;
  /** Clicks a button of another card than the shown one. */
  clicksOn(card: Part | undefined, verb: string, values?: Record<string, string>): Promise<Reply>;
  sends(activity: Partial<Activity>): Promise<Reply>;
}

export interface Chat {
  readonly documents: CountedDocuments;
  readonly store: FailingStore;
  readonly adapter: ChatAdapter;
  readonly services: Services;
  /** Ends all waits of up to this many milliseconds. */
  elapse(milliseconds: number): void;
  /** Ends the wait for a turn's answer. */
  runOutOfPatience(): void;
  /** Resolves when background work has ended. */
  settled(): Promise<void>;
  onDay(day: Day): void;
  voucher(voucherId?: string): Promise<Voucher | undefined>;
  put(voucher: Voucher): Promise<void>;
  /** The stored state of a conversation with an open dialog. */
  underWay(person: Who): Promise<ConversationRecord | undefined>;
  as(person: Who, conversation?: Partial<Activity['conversation']>): Talker;
}

/** The whole bot on a new store, without a network. */
export async function aChat(options: ChatOptions = {}): Promise<Chat> {
  const { tenantId = 'contoso', locale = 'en-US', delivery } = options;
  const { programme = defaultProgramme } = options;
  let now = 0;
  const clock = { now: () => now };
  const onDay = (day: Day) => {
    now = Date.parse(startOfDay(day, 'Europe/Berlin')) + 9 * 60 * 60 * 1000;
  };
  onDay(today);
  const store = aStoreThatCanFail(clock, options.documents);
  const documents = countedDocuments(store);
  const log = createLog('silent');
  const background = new BackgroundTasks(log);
  const { rolePolicy = { admins: [], everyoneIsAdmin: false } } = options;
  const core = {
    documents,
    programme,
    clock,
    ids: numberedIds(),
    timeZone: 'Europe/Berlin',
    rolePolicy,
  };
  const desk = new Desk(core);
  const services: Services = {
    ...core,
    desk,
    reader: new Reader(documents),
    people: new People({ documents, clock }),
    inbox: new Inbox({ ...core, desk }),
    pasted: new StoredTables(core),
    trial: () => trialDesk(core),
    downloads: new Downloads({ ...core, publicUrl: () => 'https://desk.example' }),
    calendarFeeds: new CalendarFeeds({
      ...core,
      newToken: numberedTokens(),
      publicUrl: () => 'https://desk.example',
    }),
  };
  const { wait, elapse } = testWaits();
  const bot = new DeskBot({ services, documents, background, log, wait, outbox: delivery });
  const adapter = new ChatAdapter((userId) => ({
    aadObjectId: people[userId.replace('29:', '') as Who],
    name: userId.replace('29:', ''),
    email: `${userId.replace('29:', '')}@contoso.example`,
    tenantId,
    userRole: 'user',
  }));

  const put = async (voucher: Voucher): Promise<void> => {
    const { voucherId } = voucher;
    const body = { ...voucher, tenantId };
    await store.commit(voucherPartition(tenantId, voucherId), [
      {
        op: 'put',
        id: STATE_ID,
        kind: 'voucher',
        body,
        index: voucherIndex(voucher, programme),
      },
      ...recordsOf(voucher).map(({ sequence, ...record }) => ({
        op: 'put' as const,
        id: eventId(sequence),
        kind: 'event',
        body: { sequence, ...record },
        index: { sequence },
      })),
    ]);
  };
  const partner = { ...(options.partner ?? anEnrolledPartner()), tenantId };
  await store.commit(partnerPartition(tenantId), [
    { op: 'put', id: STATE_ID, kind: 'partner', body: partner },
  ]);
  for (const voucher of options.vouchers ?? []) await put(voucher);

  const as: Chat['as'] = (person, conversation) => {
    let front: Part | undefined;
    const address = {
      channelId: 'msteams',
      serviceUrl: 'https://smba.example/',
      locale,
      from: { id: `29:${person}`, aadObjectId: people[person], name: person },
      recipient: { id: '28:desk', name: 'Desk' },
      conversation: {
        id: `chat-of-${person}`,
        conversationType: 'personal',
        isGroup: false,
        tenantId,
        name: '',
        ...conversation,
      },
      channelData: { tenant: { id: tenantId } },
    };
    const sends: Talker['sends'] = async (activity) => {
      documents.counted();
      const traffic = await adapter.run({ ...address, ...activity }, (context) => bot.run(context));
      const requests = documents.counted();
      const card = cardOf(traffic);
      front = card ?? front;
      return Object.assign(traffic, { card, text: textOf(traffic, card), requests });
    };
    const clicksOn: Talker['clicksOn'] = (card, verb, values) => {
      const data = dataOf(card, verb, values);
      if (buttonOf(card, verb).type === 'Action.Submit')
        return sends({ type: ActivityTypes.Message, value: data, replyToId: 'the-card' });
      const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
      const name = 'adaptiveCard/action';
      return sends({ type: ActivityTypes.Invoke, name, value, replyToId: 'the-card' });
    };
    return {
      sends,
      clicksOn,
      says: (text, more) => sends({ type: ActivityTypes.Message, text, ...more }),
      clicks: (verb, values) => clicksOn(front, verb, values),
      submits: (verb, values) =>
        sends({ type: ActivityTypes.Message, value: dataOf(front, verb, values) }),
    };
  };
  return {
    documents,
    store,
    adapter,
    services,
    onDay,
    put,
    as,
    elapse,
    runOutOfPatience: () => elapse(4_000),
    settled: () => background.settled(),
    async underWay(person) {
      const key = stateKey(conversationPartition(tenantId, `chat-of-${person}`));
      return (await store.read<ConversationRecord>(key))?.body;
    },
    voucher: (voucherId = 'ABCD-1234') => services.reader.voucher(tenantId, voucherId),
  };
}

function valueOf({ value }: Part): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}

/** The data that a client sends for a button: its inputs and its own data. */
function dataOf(card: Part | undefined, verb: string, values: Record<string, string> = {}): object {
  const button = buttonOf(card, verb);
  const filled = inputsOf(card).map((input) => [input.id, valueOf(input)]);
  const inputs = button.associatedInputs === 'none' ? [] : filled;
  return { ...Object.fromEntries(inputs), ...values, ...(button.data as object) };
}

function buttonOf(card: Part | undefined, verb: string): Part {
  const button = executesOf(card).find((action) => action.verb === verb);
  if (button !== undefined) return button;
  const there = executesOf(card).map((action) => String(action.verb));
  throw new Error(`no button ${verb} on the card, only ${there.join(', ')}`);
}

function cardOf({ response, sent, updated }: Traffic): Part | undefined {
  const value = response?.value;
  if (typeof value === 'object' && value !== null && 'body' in value) return value;
  const last = updated.at(-1) ?? sent.findLast(({ attachments }) => attachments !== undefined);
  return last?.attachments?.[0]?.content as Part | undefined;
}

function textOf({ response, sent, updated }: Traffic, card: Part | undefined): string {
  const texts = [...sent, ...updated].flatMap(({ text }) => text ?? []);
  const { value } = response ?? {};
  const error = (value ?? {}) as { readonly message?: string };
  const answered = typeof value === 'string' ? [value] : (error.message ?? []);
  const all = [...texts, ...[answered].flat(), ...(card ? markdownOf(card) : [])].join('\n');
  // As it is typed: no-break characters as plain ones.
  return all.replaceAll(/[\u00A0\u202F\u2009]/gu, ' ').replaceAll('\u2011', '-');
}
