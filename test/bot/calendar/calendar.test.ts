import { CalendarFeeds } from '../../../bot/calendar/calendar-feeds.ts';
import { receiveFeed } from '../../../bot/calendar/feed-route.ts';
import { receiveDownload } from '../../../bot/export/download-route.ts';
import { Downloads } from '../../../bot/export/downloads.ts';
import { erasePerson } from '../../../bot/privacy/erase-person.ts';
import { Limits, RATES } from '../../../bot/http/limits.ts';
import { aChat, type Chat } from '../../support/a-chat.ts';
import {
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  anAssignedVoucher,
  aVoucherOf,
  aVoucherWithPayment,
  assigned,
  reserved,
} from '../../support/a-voucher.ts';
import { calendarIn } from '../../support/calendar-in.ts';
import { executesOf, partsOf, type Part } from '../../support/card-parts.ts';
import { people } from '../../support/partner.ts';

const text = (body: unknown): string => new TextDecoder().decode(body as Uint8Array);

interface FetchOptions {
  readonly headers?: Record<string, string>;
  readonly limits?: Limits;
  readonly allowedTenants?: readonly string[];
}

/** The answer of the feed's route, without HTTP. */
function fetched(chat: Chat, link: string, options: FetchOptions = {}) {
  const { services, store: documents } = chat;
  const { headers = {}, limits = new Limits(RATES, services.clock), ...rest } = options;
  const feeds = new CalendarFeeds({
    ...{ documents, clock: services.clock },
    newToken: () => '',
    publicUrl: () => '',
  });
  const { pathname } = new URL(link);
  return receiveFeed({ services, feeds, limits, ...rest }, { url: pathname, headers });
}

function downloaded({ services, store }: Chat, link: string | undefined) {
  const downloads = new Downloads({ ...services, documents: store, publicUrl: () => '' });
  return receiveDownload({ services, downloads }, { url: new URL(link!).pathname });
}

/** Creates the person's feed in the chat, or replaces its link. @returns the link */
async function aFeed(chat: Chat, person: 'adam' | 'carlo' | 'paula', word = 'calendar') {
  await chat.as(person).says('hello');
  const { card } = await chat.as(person).says(word);
  return linkIn((await chat.as(person).clicksOn(card, 'calendar')).card)!;
}

const linkIn = (card: unknown): string | undefined =>
  /https:\/\/desk\.example\/calendar\/[^"]+/u.exec(JSON.stringify(card))?.[0];

const fileLinkOn = (card: unknown): string | undefined =>
  partsOf(card).flatMap(([, { url }]) => (typeof url === 'string' ? [url] : []))[0];

const buttonsOf = (card: Part | undefined): readonly unknown[] =>
  (card?.['actions'] as readonly Part[]).map(({ title }) => title);

/** The person's click on a button of another card, by its title. */
const clickOn = (card: Part | undefined, title: string) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: executesOf(card).find((action) => action.title === title) },
});

const eventsOf = async (chat: Chat, link: string) =>
  calendarIn(text((await fetched(chat, link)).body)).events;

const withVoucher = (locale?: string) => aChat({ vouchers: [aReservedVoucher()], locale });

describe('the command calendar', () => {
  it.each([
    ['en-US', 'calendar', 'Calendar file (.ics)', 'Create a calendar feed', 'shown only this once'],
    ['de-DE', 'Kalender', 'Kalenderdatei (.ics)', 'Kalender-Abo anlegen', 'dieses eine Mal'],
  ])('offers a file and a feed in %s', async (locale, word, file, create, once) => {
    const paula = (await withVoucher(locale)).as('paula');
    const shown = await paula.says(word);
    expect(buttonsOf(shown.card)).toEqual([file, create]);
    const created = await paula.clicks('calendar');
    expect(created.text).toContain(once);
    expect(linkIn(created.card)).toMatch(/\/calendar\/[0-9a-f]{64}\.contoso\.ics$/u);
  });

  it.each([
    ['en-US', 'calendar ABCD-1234', /voucher ABCD-1234/u],
    ['de-DE', 'Kalender ABCD-1234', /Gutscheins ABCD-1234/u],
    ['en-US', 'calendar NONE-0000', /don't know voucher NONE-0000/u],
  ])('reads the voucher in %s: %s', async (locale, said, answer) => {
    const paula = (await withVoucher(locale)).as('paula');
    expect((await paula.says(said)).text).toMatch(answer);
  });

  it('leads from the file of a voucher to the feed', async () => {
    const paula = (await withVoucher()).as('paula');
    const { card } = await paula.says('calendar ABCD-1234');
    expect(buttonsOf(card)).toEqual(['Calendar file (.ics)', 'My calendar feed']);
    expect((await paula.clicks('calendar')).text).toContain('Your calendar feed');
  });

  it('shows the link once, and then only when the feed was created', async () => {
    const chat = await withVoucher();
    await aFeed(chat, 'paula');
    const { card, text: answer } = await chat.as('paula').says('calendar');
    expect(answer).toContain('You have had a feed since');
    expect(linkIn(card)).toBeUndefined();
    expect(buttonsOf(card)).toEqual([
      'Calendar file (.ics)',
      "Replace the feed's link",
      'End the feed',
    ]);
  });

  it('replaces the link: the former one stops working', async () => {
    const chat = await withVoucher();
    const [former, latest] = [await aFeed(chat, 'paula'), await aFeed(chat, 'paula')];
    expect((await fetched(chat, former)).status).toBe(404);
    expect((await fetched(chat, latest)).status).toBe(200);
  });

  it('creates no second feed for a click that arrives again', async () => {
    const chat = await withVoucher();
    const paula = chat.as('paula');
    const { card } = await paula.says('calendar');
    const link = linkIn((await paula.clicksOn(card, 'calendar')).card);
    const again = await paula.clicksOn(card, 'calendar');
    expect(linkIn(again.card)).toBeUndefined();
    expect(again.text).toContain('You have had a feed since');
    expect((await fetched(chat, link!)).status).toBe(200);
  });

  it('ends the feed by its button, and at once', async () => {
    const chat = await withVoucher();
    const link = await aFeed(chat, 'paula');
    const paula = chat.as('paula');
    const { card } = await paula.says('calendar');
    const ended = await paula.sends(clickOn(card, 'End the feed'));
    expect(ended.text).toContain('The feed has ended');
    expect((await fetched(chat, link)).status).toBe(404);
    expect(await chat.store.count({ kind: 'calendar-feed', tenantId: 'contoso' })).toBe(0);
  });

  it('shows no feed on a card that others see', async () => {
    const chat = await withVoucher();
    await aFeed(chat, 'paula');
    const group = { id: 'group', conversationType: 'groupChat', isGroup: true };
    const { card, text: answer } = await chat.as('paula', group).says('calendar');
    expect(answer).toContain('in their own chat');
    expect(buttonsOf(card)).toEqual(['Calendar file (.ics)']);
  });

  it('says without a public address that there is neither file nor feed', async () => {
    const chat = await withVoucher();
    const downloads = new Downloads({
      documents: chat.store,
      ids: chat.services.ids,
      publicUrl: () => undefined,
    });
    Object.assign(chat.services, { downloads });
    const { card, text: answer } = await chat.as('paula').says('calendar');
    expect(fileLinkOn(card)).toBeUndefined();
    expect(answer).toContain('to set PUBLIC_URL');
  });
});

describe('the calendar file', () => {
  it('has the engagement and the last days of one voucher as whole days', async () => {
    const chat = await withVoucher();
    const link = fileLinkOn((await chat.as('carlo').says('calendar ABCD-1234')).card);
    const { body, headers, status } = await downloaded(chat, link);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="2020-06-15-calendar.ics"',
    });
    const { events, method } = calendarIn(text(body));
    expect(method).toBe('PUBLISH');
    expect(events.every(({ isDate }) => isDate)).toBe(true);
    expect(events[0]).toMatchObject({
      uid: 'ABCD-1234.engagement@contoso.planning-services-desk',
      title: 'Fabrikam AG · Windows and Office deployment planning',
      from: '2020-06-08',
      end: '2020-06-13',
      status: 'CONFIRMED',
      transparency: 'OPAQUE',
    });
    expect(events.slice(1).map(({ from, title }) => `${from} ${title}`)).toEqual([
      '2020-06-12 Engagement ends, report is due · Fabrikam AG',
      '2020-10-31 Voucher expires · Fabrikam AG',
    ]);
  });

  it('cancels the engagement of a voucher that was released', async () => {
    const released = aVoucherOf(
      assigned,
      reserved,
      {
        type: 'rescheduled',
        consultant: people.carlo,
        startDate: '2020-06-22',
        endDate: '2020-06-26',
        scheduledOn: '2020-06-15',
      },
      { type: 'released', reason: 'Postponed', on: '2020-06-15' },
    );
    const chat = await aChat({ vouchers: [released] });
    const link = fileLinkOn((await chat.as('paula').says('calendar ABCD-1234')).card);
    const { events } = calendarIn(text((await downloaded(chat, link)).body));
    expect(events[0]).toMatchObject({
      uid: 'ABCD-1234.engagement@contoso.planning-services-desk',
      from: '2020-06-22',
      status: 'CANCELLED',
      sequence: 4,
    });
  });
});

describe('the feed', () => {
  it('follows an engagement that moves, under the same id and with a higher sequence', async () => {
    const chat = await withVoucher();
    const link = await aFeed(chat, 'carlo');
    const [before] = await eventsOf(chat, link);
    const { revision, voucherId } = (await chat.voucher())!;
    await chat.services.desk.changeVoucher({
      tenantId: 'contoso',
      voucherId,
      revision,
      by: { kind: 'person', personId: people.paula },
      commandId: 'move',
      command: {
        name: 'reschedule',
        startDate: '2020-06-22',
        endDate: '2020-06-26',
        consultant: people.carlo,
      },
    });
    const [after] = await eventsOf(chat, link);
    expect(after).toMatchObject({ uid: before?.uid, from: '2020-06-22', end: '2020-06-27' });
    expect(after!.sequence).toBeGreaterThan(before!.sequence);
  });

  it('loses an engagement that is released', async () => {
    const chat = await withVoucher();
    const link = await aFeed(chat, 'paula');
    const engagements = async () =>
      (await eventsOf(chat, link)).filter(({ uid }) => uid.includes('.engagement@')).length;
    expect(await engagements()).toBe(1);
    await chat.put(anAssignedVoucher());
    expect(await engagements()).toBe(0);
  });

  it.each([
    ['paula', ['ABCD-1234', 'LEDX-0001'], 'TRANSPARENT'],
    ['carlo', ['ABCD-1234'], 'OPAQUE'],
    ['adam', [], undefined],
  ] as const)('has for %s what they manage or lead, not more', async (person, ids, busy) => {
    const led = { ...aReservedVoucher({ consultant: people.gloria }), voucherId: 'LEDX-0001' };
    const chat = await aChat({ vouchers: [aReservedVoucher(), led] });
    const events = await eventsOf(chat, await aFeed(chat, person));
    expect([...new Set(events.map(({ uid }) => uid.split('.')[0]))].sort()).toEqual(ids);
    expect(events.find(({ uid }) => uid.includes('.engagement@'))?.transparency).toBe(busy);
  });

  it.each([
    ['assigned', anAssignedVoucher(), ['voucher-expires']],
    ['reserved', aReservedVoucher(), ['engagement', 'report-due', 'voucher-expires']],
    ['reported', aReportedVoucher(), ['engagement', 'redeem-by']],
    ['redeemed', aRedeemedVoucher(), ['engagement', 'payment-due']],
    ['paid', aVoucherWithPayment('paid'), ['engagement']],
  ])('has of a voucher that is %s the days that apply', async (_status, voucher, kinds) => {
    const chat = await aChat({ vouchers: [voucher] });
    const events = await eventsOf(chat, await aFeed(chat, 'paula'));
    expect(events.map(({ uid }) => /\.([\w-]+)@/u.exec(uid)?.[1]).sort()).toEqual(kinds);
  });

  it('forgets the engagement of a paid voucher after ninety days', async () => {
    const chat = await aChat({ vouchers: [aVoucherWithPayment('paid')] });
    const link = await aFeed(chat, 'paula');
    chat.onDay('2020-09-10');
    expect(await eventsOf(chat, link)).toHaveLength(1);
    chat.onDay('2020-09-11');
    expect(await eventsOf(chat, link)).toEqual([]);
  });

  it('has the vouchers of an absent person while the reader covers them', async () => {
    const chat = await withVoucher();
    await chat.as('adam').says('hello');
    const paula = chat.as('paula');
    await paula.says('away');
    await paula.clicks('away', {
      from: '2020-06-15',
      until: '2020-06-19',
      colleague: people.adam,
    });
    const link = await aFeed(chat, 'adam');
    const [event] = await eventsOf(chat, link);
    expect(event?.text).toContain('You cover for paula.');
    chat.onDay('2020-06-20');
    expect(await eventsOf(chat, link)).toEqual([]);
  });

  it('contains neither the contact nor an address of the customer', async () => {
    const chat = await withVoucher();
    const file = text((await fetched(chat, await aFeed(chat, 'paula'))).body);
    expect(file).toContain('Fabrikam AG');
    expect(file).not.toMatch(/vera|fabrikam\.example|[\w.]+@contoso\.example/iu);
  });

  it('keeps umlauts, separators and long lines, and no line of it is a property of its own', async () => {
    const organisation = `Müller & Söhne, Große Straße; ${'Überlänge '.repeat(12)}\r\nATTENDEE:x`;
    const named = { ...assigned, customer: { ...assigned.customer, organisation } };
    const chat = await aChat({ vouchers: [aVoucherOf(named)], locale: 'de-DE' });
    const file = text((await fetched(chat, await aFeed(chat, 'paula', 'Kalender'))).body);
    const lines = file.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
    expect(calendarIn(file).events[0]?.title).toMatch(
      /^Gutschein läuft ab · Müller & Söhne, Große Straße; Überlänge/u,
    );
  });

  it('is in the language that the person has chosen since', async () => {
    const chat = await withVoucher();
    const link = await aFeed(chat, 'paula');
    await chat.as('paula').says('Deutsch');
    const titles = (await eventsOf(chat, link)).map(({ title }) => title);
    expect(titles).toContain('Gutschein läuft ab · Fabrikam AG');
  });

  it('has all of 400 vouchers', async () => {
    const vouchers = Array.from({ length: 400 }, (_, at) => ({
      ...aReservedVoucher(),
      voucherId: `MANY-${1000 + at}`,
    }));
    const chat = await aChat({ vouchers });
    const link = await aFeed(chat, 'paula');
    const ids = (await eventsOf(chat, link)).map(({ uid }) => uid.split('.')[0]);
    expect(new Set(ids).size).toBe(400);
  });

  it('answers 304 to a client that has the present content, until it changes', async () => {
    const chat = await withVoucher();
    const link = await aFeed(chat, 'paula');
    const first = await fetched(chat, link);
    const etag = first.headers!['etag']!;
    expect(first.headers).toMatchObject({ 'cache-control': 'private, no-cache' });
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
      expect(await fetched(chat, link, { headers: { 'if-none-match': tag } })).toMatchObject({
        status: 304,
        headers: { etag },
      });
    await chat.put(anAssignedVoucher());
    expect((await fetched(chat, link, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it.each(['the role is withdrawn', 'the person is erased', 'the tenant is not allowed'])(
    'is not found once %s',
    async (what) => {
      const chat = await withVoucher();
      const link = await aFeed(chat, 'paula');
      expect((await fetched(chat, link)).status).toBe(200);
      await ENDS[what]!(chat);
      const allowedTenants = what.startsWith('the tenant') ? ['fabrikam'] : ['contoso'];
      const answer = await fetched(chat, link, { allowedTenants });
      expect(answer).toEqual({
        status: 404,
        body: { error: 'not-found' },
        because: 'not-found',
      });
    },
  );

  it('is limited per token, and a limited one leaves the others alone', async () => {
    const chat = await withVoucher();
    const [paulas, carlos] = [await aFeed(chat, 'paula'), await aFeed(chat, 'carlo')];
    let now = 0;
    const limits = new Limits({ ...RATES, feed: { burst: 2, perSecond: 0.1 } }, { now: () => now });
    const get = (link: string) => fetched(chat, link, { limits });
    expect((await get(paulas)).status).toBe(200);
    expect((await get(paulas)).status).toBe(200);
    expect(await get(paulas)).toMatchObject({
      status: 429,
      proven: true,
      headers: { 'retry-after': '10' },
    });
    expect((await get(carlos)).status).toBe(200);
    now += 10_000;
    expect((await get(paulas)).status).toBe(200);
  });
});

const ENDS: Readonly<Record<string, (chat: Chat) => Promise<void>>> = {
  'the role is withdrawn': async ({ services }) => {
    await services.desk.changePartner({
      tenantId: 'contoso',
      by: { kind: 'person', personId: people.gloria },
      command: { name: 'withdraw-role', person: people.paula, role: 'project-manager' },
      commandId: 'w',
    });
  },
  'the person is erased': async ({ services, store }) => {
    await erasePerson(
      { documents: store, desk: services.desk, ids: services.ids },
      'contoso',
      people.paula,
    );
  },
  'the tenant is not allowed': async () => {},
};
