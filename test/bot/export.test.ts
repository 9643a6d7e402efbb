import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { csvOf } from '../../bot/export/csv.ts';
import { receiveDownload } from '../../bot/export/download-route.ts';
import { Downloads } from '../../bot/export/downloads.ts';
import { aChat, type Chat } from '../support/a-chat.ts';
import {
  anAssignedVoucher,
  aRedeemedVoucher,
  aReservedVoucher,
  aVoucherOf,
  aVoucherWithPayment,
  recordsOf,
  type assigned,
} from '../support/a-voucher.ts';
import { executesOf, partsOf } from '../support/card-parts.ts';
import { largeTenant } from '../support/large-tenant.ts';
import { people } from '../support/partner.ts';
import { searchedPlainly } from '../support/plain-search.ts';

const linksOn = (card: unknown): readonly string[] =>
  partsOf(card).flatMap(([, { url }]) => (typeof url === 'string' ? [url] : []));

const fetched = (chat: Chat, link: string | undefined) => {
  const downloads = new Downloads({ ...chat.services, documents: chat.store, publicUrl: () => '' });
  return receiveDownload({ services: chat.services, downloads }, { url: new URL(link!).pathname });
};
const text = (body: unknown): string => new TextDecoder().decode(body as Uint8Array);

const mine = aReservedVoucher();
const theirs = {
  ...anAssignedVoucher({ assignee: { personId: people.adam, name: 'Adam' } }),
  voucherId: 'EFGH-5678',
};

describe('the export', () => {
  it.each([
    ['paula', ['ABCD-1234'], ['EFGH-5678']],
    ['adam', ['ABCD-1234', 'EFGH-5678'], []],
  ] as const)(
    'contains for %s the vouchers that their role allows',
    async (person, there, notThere) => {
      const chat = await aChat({ vouchers: [mine, theirs] });
      const [, csv] = linksOn((await chat.as(person).says('export')).card);
      const { status, headers, body } = await fetched(chat, csv);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="2020-06-15-vouchers.csv"',
      });
      for (const id of there) expect(text(body)).toContain(id);
      for (const id of notThere) expect(text(body)).not.toContain(id);
    },
  );

  it('has numbers as numbers and days as days in the workbook, and the payments as third sheet', async () => {
    const paid = aVoucherOf(
      ...(recordsOf(aVoucherWithPayment()).map(({ event }) => event) as [typeof assigned]),
      { type: 'payment-status-changed', status: 'approved', gap: false, on: '2020-06-18' },
      {
        type: 'payment-status-changed',
        status: 'paid',
        gap: false,
        on: '2020-06-25',
        reference: 'MS-7',
        reason: '=HYPERLINK("https://evil.example")',
      },
    );
    const chat = await aChat({ vouchers: [paid] });
    const [xlsx] = linksOn((await chat.as('adam').says('export')).card);
    const { body, headers } = await fetched(chat, xlsx);
    expect(headers).toMatchObject({
      'content-disposition': 'attachment; filename="2020-06-15-vouchers.xlsx"',
    });
    const sheets = await readWorkbook(Buffer.from(body as Uint8Array));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Vouchers', 'History', 'Payments']);
    const day = (on: string) => new Date(`${on}T00:00:00Z`);
    for (const { data } of [sheets[0]!, sheets[2]!]) {
      const [headings = [], row = []] = data;
      const cells = Object.fromEntries(headings.map((name, at) => [String(name), row[at]]));
      expect(cells).toMatchObject({
        Amount: 5000,
        'Amount paid': 5000,
        'Still open': 0,
        'Payment approved on': day('2020-06-18'),
        'Payment received on': day('2020-06-25'),
        'Requested on': day('2020-06-15'),
        'Payment number': 'MS-7',
        'Payment note': '=HYPERLINK("https://evil.example")',
      });
    }
    const [headings = [], row = []] = sheets[0]!.data;
    const cells = Object.fromEntries(headings.map((name, at) => [String(name), row[at]]));
    expect(cells).toMatchObject({
      'Reserved on': day('2020-06-02'),
      'Days off-site': 1,
      Products: 'Windows 10, Office 365 ProPlus',
      'Kind of deliverable': 'Findings and recommendations',
      Deliverable: 'https://contoso.example/plans/fabrikam.pdf',
      'Handed over on': day('2020-06-12'),
      Summary: 'Rollout in three waves.',
    });
  });

  it('has the payments as CSV too, with the last day to request one', async () => {
    const chat = await aChat({ vouchers: [aRedeemedVoucher(), theirs] });
    const links = linksOn((await chat.as('adam').says('export')).card);
    const link = links.find((one) => one.endsWith('payments.csv'));
    const { body, headers } = await fetched(chat, link);
    expect(headers).toMatchObject({
      'content-disposition': 'attachment; filename="2020-06-15-payments.csv"',
    });
    expect(text(body).trim().split('\r\n')).toHaveLength(2);
    expect(text(body)).toContain('Fabrikam AG,DDPS,Paula,2020-06-14,2020-08-13');
  });

  it('contains for a consultant the vouchers whose engagement they lead', async () => {
    const chat = await aChat({ vouchers: [mine, theirs] });
    const said = await chat.as('carlo').says('export');
    expect(said.text).toContain('those whose engagement you lead');
    const { body } = await fetched(chat, linksOn(said.card)[1]);
    expect(text(body)).toContain('ABCD-1234');
    expect(text(body)).not.toContain('EFGH-5678');
  });

  it('contains the vouchers of a list with conditions, within the person’s rights', async () => {
    const { partner, vouchers } = largeTenant();
    const conditions = { country: 'AT', statuses: ['redeemed'] } as const;
    const chat = await aChat({ partner, vouchers });
    for (const person of ['adam', 'paula'] as const) {
      const desk = { conditions: JSON.stringify({ ...conditions, scope: 'all' }) };
      const value = { action: { verb: 'vouchers', data: { desk } } };
      const invoke = { type: 'invoke', name: 'adaptiveCard/action' };
      await chat.as(person).says('thanks');
      const list = await chat.as(person).sends({ ...invoke, value });
      const action = executesOf(list.card).find(({ verb }) => verb === 'export');
      const offer = await chat.as(person).sends({ ...invoke, value: { action } });
      expect(offer.text).toContain('limited to: Redeemed · Austria');
      const [, csv] = linksOn(offer.card);
      const lines = text((await fetched(chat, csv)).body)
        .trim()
        .split('\n')
        .slice(1);
      const scope = person === 'adam' ? 'all' : 'mine';
      const asker = { personId: people[person], today: '2020-06-15' };
      const expected = searchedPlainly(vouchers, { ...conditions, scope }, asker);
      expect(expected.length).toBeGreaterThan(0);
      expect(lines.map((line) => /[A-Z]{4}-\d{4}/u.exec(line)?.[0])).toEqual(
        expected.map(({ voucherId }) => voucherId),
      );
    }
  });

  it('can be fetched again within the ten minutes, and a fetch changes nothing', async () => {
    const chat = await aChat({ vouchers: [mine] });
    const said = await chat.as('paula').says('export');
    expect(said.text).toContain('Whoever has a link can open the file');
    const link = linksOn(said.card)[1];
    chat.documents.counted();
    const revision = (await chat.voucher())?.revision;
    const first = await fetched(chat, link);
    expect((await chat.voucher())?.revision).toBe(revision);
    expect(chat.documents.counted().commits).toBe(0);
    expect(text((await fetched(chat, link)).body)).toBe(text(first.body));
  });

  it('is a workbook with a sheet for vouchers and one for their history', async () => {
    const chat = await aChat({ vouchers: [anAssignedVoucher()] });
    const paula = chat.as('paula');
    await paula.says('validate ABCD-1234');
    await paula.clicks('validate', { customerEmail: 'vera@fabrikam.example' });
    const [xlsx] = linksOn((await paula.says('export')).card);
    const files = unzipSync((await fetched(chat, xlsx)).body as Uint8Array);
    const all = Object.values(files).map((file) => strFromU8(file));
    expect(all.join()).toMatch(/Fabrikam AG[^]*Validated on/u);
    expect(strFromU8(files['xl/workbook.xml']!)).toMatch(/Vouchers[^]*History/u);
  });

  it('offers no link without a public URL and names who can configure it', async () => {
    const chat = await aChat({ vouchers: [mine] });
    const downloads = new Downloads({
      documents: chat.store,
      ids: chat.services.ids,
      publicUrl: () => undefined,
    });
    Object.assign(chat.services, { downloads });
    const { card, text: answer } = await chat.as('paula').says('export');
    expect(linksOn(card)).toEqual([]);
    expect(answer).toContain('to set PUBLIC_URL');
  });

  it('contains one voucher only if asked for it, in the reader’s language', async () => {
    const chat = await aChat({ vouchers: [mine, theirs], locale: 'de-DE' });
    const adam = chat.as('adam');
    const history = await adam.says('history EFGH-5678');
    expect(executesOf(history.card)).toContainEqual(expect.objectContaining({ verb: 'export' }));
    const [, csv] = linksOn((await adam.clicks('export')).card);
    const { body } = await fetched(chat, csv);
    expect(text(body)).toMatch(/Gutschein-ID[^]*EFGH-5678/u);
    expect(text(body)).not.toContain('ABCD-1234');
  });

  it.each([
    ['another id', (link: string) => link.replace(/id-\d+/u, 'id-999')],
    ['another tenant', (link: string) => link.replace('contoso', 'fabrikam')],
    ['another format', (link: string) => link.replace('vouchers.csv', 'secrets.csv')],
    ['a broken escape', (link: string) => link.replace('contoso', '%E0%A4%A')],
  ])('returns 404 for %s', async (_what, changed) => {
    const chat = await aChat({ vouchers: [mine] });
    const [, csv] = linksOn((await chat.as('paula').says('export')).card);
    expect((await fetched(chat, changed(csv!))).status).toBe(404);
  });

  it('uses the reader’s rights at the time of the download', async () => {
    const chat = await aChat({ vouchers: [mine] });
    const [, csv] = linksOn((await chat.as('paula').says('export')).card);
    await chat.as('gloria').says('hi');
    await chat.services.desk.changePartner({
      tenantId: 'contoso',
      by: { kind: 'person', personId: people.gloria },
      command: { name: 'withdraw-role', person: people.paula, role: 'project-manager' },
      commandId: 'w',
    });
    expect((await fetched(chat, csv)).status).toBe(403);
  });

  it('returns 404 after ten minutes', async () => {
    const chat = await aChat({ vouchers: [mine] });
    const [, csv] = linksOn((await chat.as('paula').says('export')).card);
    chat.onDay('2020-06-16');
    expect((await fetched(chat, csv)).status).toBe(404);
  });
});

describe('a CSV file', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 221', "'+49 221"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =cmd', "'  =cmd"],
    ['a "b", c', '"a ""b"", c"'],
    ['one\ntwo', '"one\ntwo"'],
    [5, '5'],
    [-5, '-5'],
    [undefined, ''],
    [{ day: '2020-06-15' }, '2020-06-15'],
  ])('writes %j as %j', (cell, written) => {
    const table = { name: 'x', headings: ['h'], rows: [[cell]] };
    expect(text(csvOf(table))).toBe(`h\r\n${written}\r\n`);
  });

  it('starts with a UTF-8 byte order mark', () => {
    expect([...csvOf({ name: 'x', headings: ['h'], rows: [] })].slice(0, 3)).toEqual([
      0xef, 0xbb, 0xbf,
    ]);
  });
});
