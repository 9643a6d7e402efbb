import { aChat, type ChatOptions } from '../support/a-chat.ts';
import { anAssignedVoucher, aReportedVoucher } from '../support/a-voucher.ts';
import { executesOf, inputsOf, markdownOf, partsOf } from '../support/card-parts.ts';
import { largeTenant } from '../support/large-tenant.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { forms } from '../support/forms.ts';

const channel = { id: 'channel', conversationType: 'channel', isGroup: true };
const vouchers = [
  anAssignedVoucher(),
  {
    ...aReportedVoucher(),
    voucherId: 'EFGH-5678',
    customer: { organisation: 'Tailwind *Toys*', contactEmail: 'a@b.example', country: 'DE' },
  },
];

async function aPerson(name: 'adam' | 'paula' | 'nobody', options: ChatOptions = { vouchers }) {
  const chat = await aChat(options);
  const person = chat.as(name, channel);
  const invoke = async (name: string, value: object) =>
    (await person.sends({ type: 'invoke', name: `composeExtension/${name}`, value })).response as {
      composeExtension?: { type: string; text?: string; attachments: Found[] };
      task?: { type: string; value: { card: { content: object } } };
    };
  return {
    chat,
    search: async (typed?: string, queryOptions?: object) => {
      const parameters =
        typed === undefined
          ? [{ name: 'initialRun', value: 'true' }]
          : [{ name: 'query', value: typed }];
      return (await invoke('query', { commandId: 'searchVouchers', parameters, queryOptions }))
        .composeExtension!;
    },
    take: async (content: string) =>
      (
        await invoke('fetchTask', {
          commandId: 'takeVoucher',
          messagePayload: { body: { content } },
        })
      ).task!,
    submit: async (data: object) => (await invoke('submitAction', { data })).task!,
  };
}

interface Found {
  readonly content: object;
  readonly preview: { readonly content: { readonly title: string; readonly text: string } };
}

const titles = ({ attachments }: { readonly attachments: Found[] }) =>
  attachments.map(({ preview }) => preview.content.title);

describe('the search for vouchers', () => {
  it.each([
    [undefined, ['Fabrikam AG', 'Tailwind *Toys*']],
    ['', ['Fabrikam AG', 'Tailwind *Toys*']],
    ['tailwind', ['Tailwind *Toys*']],
    ['efgh-5678', ['Tailwind *Toys*']],
    ['ABCD', ['Fabrikam AG']],
    ['ddps', ['Fabrikam AG', 'Tailwind *Toys*']],
    ['contoso', []],
  ])('finds for %j: %j', async (typed, found) => {
    const { search } = await aPerson('paula');
    expect(titles(await search(typed))).toEqual(found);
  });

  it('inserts a card that links to the personal chat with the bot', async () => {
    const { chat, search } = await aPerson('paula');
    const links = async () =>
      partsOf((await search('ABCD')).attachments[0]?.content).flatMap(([, { url }]) => url ?? []);
    expect(await links()).toEqual([]);
    Object.assign(chat.services, { botId: 'app-1' });
    expect(await links()).toEqual([
      'https://teams.microsoft.com/l/chat/0/0?users=28:app-1&message=Status%20ABCD-1234',
    ]);
    const { card } = await chat.as('paula', channel).says('<at>Desk</at> status ABCD-1234', {
      entities: [{ type: 'mention', text: '<at>Desk</at>', mentioned: { id: '28:desk' } }],
    });
    expect(partsOf(card).flatMap(([, { url }]) => url ?? [])).toHaveLength(1);
  });

  it('inserts a card without personal buttons', async () => {
    const { search } = await aPerson('paula');
    const [first] = (await search('ABCD-1234')).attachments;
    expect(markdownOf(first?.content)).toContain('Fabrikam AG');
    expect(executesOf(first?.content).map(({ verb }) => verb)).toEqual(
      expect.not.arrayContaining(['validate', 'reserve']),
    );
  });

  it('reports a search text that is too long', async () => {
    const { search } = await aPerson('paula');
    const { type, text } = await search('x'.repeat(201));
    expect(type).toBe('message');
    expect(text).toBe('A search takes at most 200 characters.');
  });

  it('explains to a person without a role why there are no results', async () => {
    const { search } = await aPerson('nobody');
    const { type, text } = await search('ABCD-1234');
    expect(type).toBe('message');
    expect(text).toContain('You have no role');
  });

  describe('the search in many vouchers', () => {
    const many = Array.from({ length: 230 }, (_, index) => ({
      ...anAssignedVoucher(),
      voucherId: `MANY-${1000 + index}`,
      customer: {
        organisation: index === 229 ? 'Zeta Corp' : `Customer ${index}`,
        contactEmail: 'a@b.example',
        country: 'DE',
      },
    }));
    const page = async (typed: string, queryOptions?: object) =>
      (await aPerson('paula', { vouchers: many })).search(typed, queryOptions);

    it('shows 25 results and a note that there are more', async () => {
      const { attachments } = await page('customer');
      expect(attachments).toHaveLength(25);
      const texts = attachments.map(({ preview }) => preview.content.text);
      expect(texts.filter((text) => text.includes('More vouchers match'))).toEqual([texts.at(-1)]);
    });

    it('continues at the client’s offset until there are no more results', async () => {
      const first = titles(await page('customer', { skip: 0, count: 5 }));
      const second = titles(await page('customer', { skip: 5, count: 5 }));
      expect(new Set([...first, ...second]).size).toBe(10);
      const last = await page('customer', { skip: 225, count: 25 });
      expect(last.attachments).toHaveLength(4);
      expect(JSON.stringify(last)).not.toContain('More vouchers match');
    });

    it.each([[{ skip: -1, count: 0 }], [{ skip: 'x' }], [{}], ['x'], [null]])(
      'shows the first page for %j',
      async (queryOptions) => {
        expect((await page('customer', queryOptions as object)).attachments).toHaveLength(25);
      },
    );

    it('returns at most 100 results', async () => {
      expect((await page('', { skip: 0, count: 500 })).attachments).toHaveLength(100);
    });

    it('finds a customer beyond the first 200', async () => {
      expect(titles(await page('zeta'))).toEqual(['Zeta Corp']);
    });
  });

  describe('the search in 400 vouchers', () => {
    const { consultants, customers, partner, projectManagers, vouchers: all } = largeTenant();
    const idsFor = async (person: 'adam' | 'paula', typed: readonly string[]) => {
      const { search } = await aPerson(person, { partner, vouchers: all });
      const found: string[][] = [];
      for (const text of typed) {
        const { attachments } = await search(text, { skip: 0, count: 100 });
        const texts = attachments.map(({ preview }) => preview.content.text);
        found.push(texts.map((line) => /[A-Z]{4}-\d{4}/u.exec(line)?.[0] ?? '').toSorted());
      }
      return found;
    };
    const idsOf = (holds: (voucher: Voucher) => boolean) =>
      all
        .filter(holds)
        .map(({ voucherId }) => voucherId)
        .toSorted();

    it.each(['adam', 'paula'] as const)(
      'finds all vouchers of each customer, for %s',
      async (who) => {
        expect(await idsFor(who, customers)).toEqual(
          customers.map((name) => idsOf(({ customer }) => customer.organisation === name)),
        );
      },
    );

    it('finds the vouchers of a colleague, and those with an invoice number', async () => {
      const anna = projectManagers.find(({ name }) => name === 'Anna Berger');
      const xaver = consultants.find(({ name }) => name === 'Xaver Lindner');
      const { payment } = all.find((one) => one.payment)!;
      const typed = ['anna berger', 'Lindner, X', 'xaver l', payment!.invoiceNumber.toLowerCase()];
      expect(await idsFor('adam', typed)).toEqual([
        idsOf(({ assignee }) => assignee.personId === anna?.personId),
        [],
        idsOf(({ reservation }) => reservation?.consultant === xaver?.personId),
        idsOf((one) => one.payment?.invoiceNumber === payment?.invoiceNumber),
      ]);
    });
  });

  it('reports a timeout instead of an empty result', async () => {
    const { chat, search } = await aPerson('paula');
    chat.store.read = () => new Promise(() => undefined);
    const searched = search('ABCD');
    await Promise.resolve();
    chat.runOutOfPatience();
    expect(await searched).toEqual({
      type: 'message',
      text: 'This search takes longer than usual. Try again in a moment.',
    });
  });
});

describe('the message action', () => {
  const MAIL = `<div>Hello,<br>Voucher ID: WXYZ-9876</div><p>From: vera@fabrikam.example</p>
    <p>Organisation: Fabrikam &amp; Sons</p><script>alert(1)</script>`;
  const valuesOn = (card: object) =>
    Object.fromEntries(inputsOf(card).flatMap(({ id, value }) => (value ? [[id, value]] : [])));

  it('opens a dialog to register a voucher, filled from the message', async () => {
    const { chat, take, submit } = await aPerson('paula');
    const { type, value } = await take(MAIL);
    expect(type).toBe('continue');
    expect(valuesOn(value.card.content)).toMatchObject({
      voucherId: 'WXYZ-9876',
      organisation: 'Fabrikam & Sons',
      customerEmail: 'vera@fabrikam.example',
    });
    const [button] = executesOf(value.card.content).filter(({ verb }) => verb === 'register');
    const done = await submit({ ...forms.register, ...(button?.data as object) });
    expect(done).toEqual({
      type: 'message',
      value: expect.stringMatching(/^Voucher registered .* · Fabrikam AG · WXYZ-9876/u),
    });
    expect(await chat.voucher('WXYZ-9876')).toMatchObject({ source: 'e-mail' });
  });

  it('opens a form with a note on the unread part of a mail', async () => {
    const { take } = await aPerson('paula');
    const nothing = await take('Please call me');
    expect(markdownOf(nothing.value.card.content).join()).toContain('states none of these details');
    const long = await take(`Voucher ID: WXYZ-9876 ${'<p>lorem ipsum</p>'.repeat(5_000)}`);
    expect(markdownOf(long.value.card.content).join()).toContain("I haven't read its end");
  });

  it('reads tables, but no style sheets, comments or pictures', async () => {
    const { take } = await aPerson('paula');
    const { value } = await take(`<style>/* Voucher ID: QQQQ-1111 */</style><table>
      <tr><td>Voucher ID</td><td>FBRK-2719</td></tr><tr><td>Organisation</td><td>Stadtwerke M&uuml;nchen</td></tr>
      <tr><td>Expires</td><td>31 May 2027</td></tr></table><img alt="a > b Voucher ID: QQQQ-1112">`);
    expect(valuesOn(value.card.content)).toMatchObject({
      voucherId: 'FBRK-2719',
      organisation: 'Stadtwerke München',
      expiresOn: '2027-05-31',
    });
  });

  it.each([
    ['en-US', 'Register a voucher'],
    ['de-DE', 'Gutschein erfassen'],
  ])('uses Action.Submit only, in a dialog with a title in %s', async (locale, title) => {
    const { take } = await aPerson('paula', { vouchers, locale });
    const { value } = await take(MAIL);
    expect(value).toMatchObject({ title });
    const types = executesOf(value.card.content).map(({ type }) => type);
    expect(types.length).toBeGreaterThan(1);
    expect(new Set(types)).toEqual(new Set(['Action.Submit']));
  });

  it('closes the dialog on cancel', async () => {
    const { submit } = await aPerson('paula');
    const done = await submit({ desk: { verb: 'cancel' } });
    expect(done).toEqual({
      type: 'message',
      value: expect.stringContaining('Nothing was changed'),
    });
  });

  it('validates a known voucher', async () => {
    const { take } = await aPerson('paula');
    const { value } = await take(MAIL.replace('WXYZ-9876', 'ABCD-1234'));
    expect(valuesOn(value.card.content)).toEqual({ customerEmail: 'vera@fabrikam.example' });
  });

  it('asks for the ID if the message contains none', async () => {
    const { take } = await aPerson('paula');
    const { value } = await take('Please call me, vera@fabrikam.example');
    expect(valuesOn(value.card.content)).toMatchObject({ customerEmail: 'vera@fabrikam.example' });
  });

  it.each([[{}], [{ messagePayload: null }], [{ messagePayload: { body: { content: 5 } } }]])(
    'asks for the ID if Teams sends %j',
    async (value) => {
      const { chat } = await aPerson('paula');
      const { response } = await chat
        .as('paula')
        .sends({ type: 'invoke', name: 'composeExtension/fetchTask', value });
      expect(response).toMatchObject({ task: { type: 'continue' } });
    },
  );

  it('ignores another command id', async () => {
    const { chat } = await aPerson('paula');
    const { response } = await chat.as('paula').sends({
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value: { commandId: 'unknownCommand', messagePayload: { body: { content: MAIL } } },
    });
    expect(response).toMatchObject({
      task: { type: 'message', value: expect.stringContaining("don't know this command") },
    });
  });
});
