import { Downloads } from '../../bot/export/downloads.ts';
import { receiveDownload } from '../../bot/export/download-route.ts';
import { personalContext } from '../../bot/outbox/rendering/render-context.ts';
import type { Partner } from '../../workflow/partner/partner.ts';
import {
  eventId,
  partnerPartition,
  voucherPartition,
  type HistoryRecord,
} from '../../workflow/records/records.ts';
import { voucherView } from '../../workflow/views/voucher-view.ts';
import { noticeCard } from '../../cards/notices/notice-card.ts';
import { aChat, type Chat, type ChatOptions } from '../support/a-chat.ts';
import { aValidatedVoucher } from '../support/a-voucher.ts';
import { markdownOf, partsOf } from '../support/card-parts.ts';
import { forms } from '../support/forms.ts';
import { aMember, anEnrolledPartner, people, team } from '../support/partner.ts';
import { DESK_TURNS } from '../support/turns-of-the-desk.ts';

const tenantId = 'contoso';
/** Without consultants there is no form for an assessment, without colleagues no handover. */
const turns = DESK_TURNS.filter(
  ({ name, kind }) => name !== 'hand-back' && (name !== 'record-assessment' || kind === 'opens'),
);
/** Names a person of whom nothing is known. */
const UNKNOWN = 'jemand Unbekanntes';
const leavers = team.filter(({ name }) => name !== 'gloria');
// A reservation needs a consultant to choose.
const stays = [aMember(people.gloria, 'global-admin', 'consultant')];

const withRecords = async (chat: Chat) => {
  for (const { personId, name } of leavers)
    await chat.services.people.recordContact(tenantId, { personId, name });
};
const withGrants = async (chat: Chat) => {
  const writes = leavers.map(({ personId, name, roles }, at) => {
    const event = { type: 'role-granted', personId, name, role: roles[0]! } as const;
    const actor = { kind: 'person', personId: people.gloria } as const;
    const sequence = at + 1;
    const record = { sequence, at: '2020-01-01T08:00:00.000Z', actor, commandId: `c${at}`, event };
    const body: HistoryRecord = record;
    const id = eventId(sequence);
    return { op: 'create', id, kind: 'event', body, index: { sequence } } as const;
  });
  await chat.store.commit(partnerPartition(tenantId), writes);
};

/** The sources of a name, each alone: this build's, and two of data that an earlier build left. */
const SOURCES: readonly (readonly [string, Partial<Partner>, (chat: Chat) => Promise<void>])[] = [
  [
    'former members',
    { formerMembers: leavers.map(({ personId, name }) => ({ personId, name })) },
    async () => undefined,
  ],
  ['their own records', {}, withRecords],
  ['the history of grants', {}, withGrants],
];

/** An absence needs a colleague with a role. */
const withoutColleague = turns.filter(({ name }) => name !== 'away');

describe.each(SOURCES)('people without a role, known from %s', (_source, known, prepare) => {
  it.each(withoutColleague)('are named by every card: $kind $name', async (turn) => {
    const partner = { ...(turn.partner ?? anEnrolledPartner()), ...known, members: stays };
    const vouchers = turn.voucher ? [turn.voucher] : [];
    const chat = await aChat({ partner, vouchers, locale: 'de-DE' });
    await prepare(chat);
    const gloria = chat.as('gloria');
    await turn.before?.(gloria);
    const { text } = await turn.turn(gloria);
    expect(text).not.toContain(UNKNOWN);
  });
});

const linksOn = (card: unknown): readonly string[] =>
  partsOf(card).flatMap(([, { url }]) => (typeof url === 'string' ? [url] : []));

async function exported(chat: Chat, format: 'vouchers.csv' | 'history.csv'): Promise<string> {
  const { card } = await chat.as('gloria').says('export');
  const link = linksOn(card).find((url) => url.endsWith(format));
  const downloads = new Downloads({ ...chat.services, documents: chat.store, publicUrl: () => '' });
  const file = await receiveDownload(
    { services: chat.services, downloads },
    { url: new URL(link!).pathname },
  );
  return new TextDecoder().decode(file.body as Uint8Array);
}

/** Paula and Carlo take a voucher to its redemption, then lose their roles. */
async function afterTheyLeft(options: ChatOptions = {}): Promise<Chat> {
  const chat = await aChat({ vouchers: [aValidatedVoucher()], locale: 'de-DE', ...options });
  const [paula, carlo, gloria] = (['paula', 'carlo', 'gloria'] as const).map((who) => chat.as(who));
  await paula!.says('reserve ABCD-1234');
  await paula!.clicks('reserve', { ...forms.reserve, startDate: '2020-06-15' });
  chat.onDay('2020-06-29');
  await carlo!.says('report ABCD-1234');
  await carlo!.clicks('report', {
    ...forms.report,
    startDate: '2020-06-15',
    endDate: '2020-06-26',
    handedOverOn: '2020-06-26',
  });
  await paula!.says('redeem ABCD-1234');
  await paula!.clicks('redeem');
  for (const grant of [`project-manager ${people.paula}`, `consultant ${people.carlo}`]) {
    await gloria!.says('team');
    await gloria!.clicks('withdraw-role');
    const { text } = await gloria!.clicks('withdraw-role', { grant });
    // A person with open vouchers has to be confirmed.
    if (text.includes('zugewiesen')) await gloria!.clicks('withdraw-role');
  }
  expect(await chat.voucher()).toMatchObject({ status: 'redeemed' });
  return chat;
}

/** Removes what earlier builds did not store. */
async function asEarlierBuildsLeftIt(chat: Chat): Promise<void> {
  const partner = await chat.services.reader.partner(tenantId);
  const { formerMembers: _former, ...body } = partner;
  await chat.store.commit(partnerPartition(tenantId), [
    { op: 'put', id: 'state', kind: 'partner', body },
  ]);
  for (const partition of [partnerPartition(tenantId), voucherPartition(tenantId, 'ABCD-1234')]) {
    const found = await chat.store.find<HistoryRecord>({ ...partition, kind: 'event', limit: 50 });
    const writes = found.documents.map(({ id, body: record, index }) => {
      const { kind, ...rest } = record.actor;
      const actor = 'personId' in rest ? { kind, personId: rest.personId } : { kind };
      return { op: 'put', id, kind: 'event', body: { ...record, actor }, index } as const;
    });
    await chat.store.commit(partition, writes);
  }
}

describe.each([
  ['by this build', async () => undefined],
  ['by an earlier build', asEarlierBuildsLeftIt],
])('a history written %s', (_build, rewrite) => {
  it('names the people who left on the voucher, in its history and the partner’s', async () => {
    const chat = await afterTheyLeft();
    await rewrite(chat);
    const gloria = chat.as('gloria');
    const voucher = await gloria.says('status ABCD-1234');
    expect(voucher.text).toContain('carlo');
    const history = await gloria.says('history ABCD-1234');
    expect(history.text).toMatch(/· paula[^]*· carlo[^]*· paula/u);
    await gloria.says('team');
    const ofPartner = await gloria.clicks('history');
    expect(ofPartner.text).toMatch(/carlo[^]*paula/u);
    for (const { text } of [voucher, history, ofPartner]) expect(text).not.toContain(UNKNOWN);
  });

  it('names them in both tables of the export', async () => {
    const chat = await afterTheyLeft();
    await rewrite(chat);
    const vouchers = await exported(chat, 'vouchers.csv');
    const history = await exported(chat, 'history.csv');
    expect(vouchers).toContain('carlo');
    expect(history).toMatch(/paula,[^\n]+\r\n[^\n]*carlo,/u);
    expect(vouchers + history).not.toContain(UNKNOWN);
  });

  it('names them in notices', async () => {
    const chat = await afterTheyLeft();
    await rewrite(chat);
    const { services, store } = chat;
    const voucher = (await chat.voucher())!;
    const outbox = { ...services, documents: store, time: services.clock } as never;
    const by = { kind: 'person', personId: people.paula } as const;
    const reader = { personId: people.gloria, language: 'de' };
    const { t, context } = await personalContext(outbox, tenantId, reader, [voucher, by]);
    const view = { ...voucherView(voucher, context), kind: 'payment-status-changed', by } as const;
    const text = markdownOf(noticeCard(t, view)).join('\n');
    expect(text).toMatch(/paula[^]*carlo/u);
    expect(text).not.toContain(UNKNOWN);
  });
});

it('names an admin of ADMINS who has signed the agreement', async () => {
  const signed = { ...anEnrolledPartner().agreement!, signedBy: people.nobody };
  const rolePolicy = { admins: [people.nobody], everyoneIsAdmin: false };
  const chat = await aChat({ partner: anEnrolledPartner({ agreement: signed }), rolePolicy });
  await chat.as('nobody').says('hi');
  const { text } = await chat.as('gloria').says('enrol');
  expect(text).toContain('nobody');
  expect(text).not.toContain('somebody');
});

it('shows the address of a consultant who never used the bot if no record has a name', async () => {
  const voucher = aValidatedVoucher({ assignee: { personId: 'email:petra@contoso.example' } });
  const chat = await aChat({ vouchers: [voucher] });
  expect((await chat.as('gloria').says('status ABCD-1234')).text).toContain('petra@contoso');
});
