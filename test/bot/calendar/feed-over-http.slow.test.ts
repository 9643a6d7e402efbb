import { calendarIn } from '../../support/calendar-in.ts';
import { anHttpChat, type HttpChat } from '../../support/http-chat.ts';
import { anAssignment } from '../../support/signed-event.ts';

const PAULA = {
  aadObjectId: '00000000-0000-4000-8000-00000000000c',
  name: 'Paula Projekt',
  email: 'paula.projekt@contoso.example',
};

let chat: HttpChat;
beforeEach(async () => {
  chat = await anHttpChat();
});
afterEach(() => chat.close());

/** The path of a new feed of Paula. */
async function aFeed(): Promise<string> {
  const paula = chat.as(PAULA);
  await paula.says('hello');
  const { shown } = await paula.clicks('calendar', {}, { feed: 'create' });
  const link = /https?:\/\/[^"]*\/calendar\/[^"]+/u.exec(JSON.stringify(shown))?.[0];
  return new URL(link!).pathname;
}

it('serves the feed of the card, with its headers, and 304 for the same content', async () => {
  const path = await aFeed();
  await chat.event(anAssignment());
  const response = await chat.desk.get(path);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  });
  const [event] = calendarIn(await response.text()).events;
  expect(event?.title).toBe('Voucher expires · Fabrikam Logistics');
  const etag = response.headers.get('etag')!;
  const again = await fetch(`${chat.desk.address}${path}`, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
  expect(again.headers.get('content-length')).toBeNull();
  expect(await again.text()).toBe('');
});

it('answers every path without a feed in the same way', async () => {
  const path = await aFeed();
  const [, token = '', tenant = ''] = /^\/calendar\/([^.]+)\.(.+)\.ics$/u.exec(path) ?? [];
  const other = `${token.startsWith('0') ? '1' : '0'}${token.slice(1)}`;
  const answers = await Promise.all(
    [
      `/calendar/${other}.${tenant}.ics`,
      `/calendar/${token}.other.ics`,
      `/calendar/${token}.ics`,
      `/calendar/${token}`,
      `/calendar/${token.toUpperCase()}x.${tenant}.ics`,
      `/calendar/${'a'.repeat(4000)}.${tenant}.ics`,
      `/calendar/${token}.${tenant}.ics/more`,
      `/calendar/%00.${tenant}.ics`,
      '/calendar/',
      '/calendar/..%2f..%2fetc.x.ics',
    ].map(async (one) => {
      const response = await chat.desk.get(one);
      const headers = { ...Object.fromEntries(response.headers), date: '' };
      return { status: response.status, headers, body: await response.text() };
    }),
  );
  expect(answers[0]).toMatchObject({ status: 404, body: '{"error":"not-found"}' });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

it('logs the route of a feed and never its token', async () => {
  const path = await aFeed();
  const token = path.slice('/calendar/'.length).split('.')[0]!;
  await chat.desk.get(path);
  await chat.desk.get(path.replace('.ics', '.txt'));
  await fetch(`${chat.desk.address}${path}`, { method: 'POST' });
  const logged = JSON.stringify(chat.desk.log);
  expect(logged).toContain('/calendar/*');
  expect(logged).not.toContain(token);
});
