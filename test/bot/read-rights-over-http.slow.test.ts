import { COMMANDS } from '../../bot/commands/registry.ts';
import { messagesOf } from '../../locales/languages.ts';
import type { Documents } from '../../workflow/kernel/ports.ts';
import { ROLES, type Role } from '../../workflow/programme/definition.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import type { BusinessProfile } from '../../workflow/partner/partner.ts';
import { partnerPartition, STATE_ID, voucherPartition } from '../../workflow/records/records.ts';
import { voucherIndex } from '../../workflow/voucher/voucher-index.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import {
  anAssignedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
  aVoucherWithPayment,
} from '../support/a-voucher.ts';
import { executesOf, type Part } from '../support/card-parts.ts';
import { anEnrolledPartner, people } from '../support/partner.ts';
import { forms } from '../support/forms.ts';
import { anHttpChat, type HttpChat, type HttpTalker } from '../support/http-chat.ts';
import { NOON } from '../support/running-desk.ts';
import { TENANT } from '../support/signed-event.ts';
import { aStore } from '../support/stores.ts';

const [OWN, OTHERS] = ['ABCD-1234', 'EFGH-5678'];
const RIGHT_ADDRESS = 'vera@fabrikam.example';

/** Texts that occur only in the vouchers and the company's records. */
const SECRETS =
  /Fabrikam|vera@|Gloria Global|Adam Admin|Paula Projekt|Carlo Consult|Contoso GmbH|Köln|1234567|R-2020-17|5[.,]?000/u;

let documents: Documents;
let chat: HttpChat;

const member = (personId: string, name: string, ...roles: readonly Role[]) => ({
  personId,
  name,
  roles,
});

/** Creates a company; Paula, the voucher's assignee, gets the given roles. */
async function partner(...roles: readonly Role[]): Promise<void> {
  const members = [
    member(people.gloria, 'Gloria Global', 'global-admin'),
    member(people.adam, 'Adam Admin', 'partner-admin'),
    member(people.carlo, 'Carlo Consult', 'consultant'),
    ...(roles.length > 0 ? [member(people.paula, 'Paula Projekt', ...roles)] : []),
  ];
  const profile: BusinessProfile = {
    companyName: 'Contoso GmbH',
    description: 'Contoso GmbH plans.',
    contactName: 'Gloria Global',
    contactEmail: 'office@contoso.example',
    countries: ['DE'],
    offersShown: ['DDPS'],
    updatedOn: '2020-02-01',
  };
  const body = { ...anEnrolledPartner({ members }), profile, tenantId: TENANT };
  await documents.commit(partnerPartition(TENANT), [
    { op: 'put', id: STATE_ID, kind: 'partner', body },
  ]);
}

async function put(voucher: Voucher): Promise<void> {
  const body = { ...voucher, tenantId: TENANT };
  const index = voucherIndex(body, defaultProgramme);
  await documents.commit(voucherPartition(TENANT, voucher.voucherId), [
    { op: 'put', id: STATE_ID, kind: 'voucher', body, index },
  ]);
}

beforeEach(async () => {
  documents = aStore({ clock: { now: () => NOON } });
  await partner('project-manager');
  await put(anAssignedVoucher());
  await put({ ...aVoucherWithPayment(), voucherId: OTHERS });
  chat = await anHttpChat({ documents, environment: { ADMINS: people.nobody } });
});
afterEach(() => chat.close());

const asker = (locale = 'en-US'): HttpTalker =>
  chat.as({ aadObjectId: people.paula, name: 'Wanda', locale });
const stranger = (): HttpTalker =>
  chat.as({ aadObjectId: people.nobody.replace(/.$/u, 'f'), name: 'Nora' });

/** Verbs of this build, of an earlier one, and unknown ones. */
const VERBS: readonly string[] = [
  ...new Set([
    ...COMMANDS.map(({ name }) => name),
    ...Object.keys(messagesOf('en')).flatMap((key) => {
      return /^command\.(.+)\.title$/u.exec(key)?.[1] ?? [];
    }),
    ...['assign', 'reassign', 'expire', 'change-expiry', 'correct-facts', 'identify-assignee'],
    ...['form', 'toString', 'constructor', '__proto__', 'desk.show', 'Cancel', ''],
  ]),
];

const valuesOf = (verb: string): object =>
  verb in forms ? forms[verb as keyof typeof forms] : { person: people.adam, role: 'consultant' };

const invoke = (name: string, value: object) => ({ type: 'invoke', name, value });
const typed = (text: string) => ({ type: 'message', name: undefined, value: undefined, text });
const search = (query?: string) =>
  invoke('composeExtension/query', {
    commandId: 'searchVouchers',
    parameters:
      query === undefined
        ? [{ name: 'initialRun', value: 'true' }]
        : [{ name: 'query', value: query }],
  });
const suggestions = (dataset: string, queryText: string) =>
  invoke('application/search', {
    kind: 'search',
    dataset,
    queryText,
    queryOptions: { skip: 0, top: 15 },
  });
const messageAction = (content: string) =>
  invoke('composeExtension/fetchTask', {
    commandId: 'takeVoucher',
    messagePayload: { body: { content } },
  });
const mailOf = (...ids: readonly string[]): string =>
  `From: someone@elsewhere.example\n\nHello,\n\nhere is what you need.\n${ids
    .map((id) => `Voucher ID: ${id}`)
    .join('\n')}\nKind regards\nSomeone`;

/** Entry points without a verb. */
const WORDS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['a bare voucher ID', typed(OWN)],
  ['a bare voucher ID in lower case', typed(OWN.toLowerCase())],
  ['a question about a voucher', typed(`what about ${OWN}?`)],
  ['two voucher IDs', typed(`${OWN} ${OTHERS}`)],
  ['a customer', typed('Fabrikam')],
  ['a pasted mail', typed(mailOf(OWN))],
  ['a pasted mail about two vouchers', typed(mailOf(OWN, OTHERS))],
  ['a pasted mail about an unknown voucher', typed(mailOf('WXYZ-9876'))],
  ['the message action', messageAction(mailOf(OWN))],
  ['the message action on two vouchers', messageAction(mailOf(OWN, OTHERS))],
  ['the message action on a mail without a voucher', messageAction('Hello')],
  ['the search by ID', search(OWN)],
  ['the search by customer', search('fabrikam')],
  ['the search without a word', search()],
  ['the suggestions of vouchers', suggestions('vouchers', 'fabrikam')],
  ['the suggestions of all vouchers', suggestions('vouchers', '')],
  ['the suggestions of colleagues', suggestions('colleagues', '')],
  ...COMMANDS.map(({ name }): readonly [string, ReturnType<typeof typed>] => [
    `the words of ${name}`,
    typed(`${name.replaceAll('-', ' ')} ${OWN}`),
  ]),
];

/** Entry points with a verb: as a button and as a submitted form, from each client. */
function* waysOf(verb: string): Generator<readonly [string, Readonly<Record<string, unknown>>]> {
  for (const voucherId of [OWN, undefined]) {
    for (const commandId of [undefined, `click-${verb}-${voucherId}`]) {
      const desk = { verb, voucherId, commandId, of: 'company', scope: 'all' };
      const data = { ...valuesOf(verb), voucherId, voucherIds: `${OWN},${OTHERS}`, desk };
      const what = `${verb} (${voucherId ?? 'no voucher'}, ${commandId ? 'sent' : 'opened'})`;
      const action = { type: 'Action.Execute', verb, data };
      yield [`${what} by Execute`, { value: { action, trigger: 'manual' } }];
      yield [`${what} by refresh`, { value: { action, trigger: 'automatic' } }];
      yield [`${what} by Submit`, { ...typed(''), text: undefined, value: data }];
      yield [`${what} in a dialog`, invoke('composeExtension/submitAction', { data })];
    }
  }
}

/**
 * The answer without the sender's own values, which a refusal lists to copy, and without the names
 * of the admins to ask.
 */
function revealed(shown: unknown): string {
  const lists = JSON.stringify(shown, (_key, value: unknown) => {
    if (!Array.isArray(value)) return value;
    const items: readonly unknown[] = value;
    const at = items.findIndex(
      (item) => (item as { readonly text?: unknown } | null)?.text === TYPED,
    );
    return at < 0 ? items : items.slice(0, at);
  });
  return lists.replaceAll(/It is given by an admin of your company: [^"]*"/gu, '"');
}

const TYPED = 'What you had entered, to copy:';

/** Entry points that revealed data of a voucher or the company. */
async function leaks(person: HttpTalker): Promise<readonly string[]> {
  const leaky: string[] = [];
  const tryOut = async ([what, activity]: readonly [string, Readonly<Record<string, unknown>>]) => {
    const { status, shown } = await person.sends(activity);
    if (status >= 300 || SECRETS.test(revealed(shown))) leaky.push(`${what}: ${status}`);
  };
  for (const way of WORDS) await tryOut(way);
  for (const verb of VERBS) for (const way of waysOf(verb)) await tryOut(way);
  return leaky;
}

it('shows nothing at any entry point to a person who never had a role', async () => {
  expect(await leaks(stranger())).toEqual([]);
});

it('shows nothing at any entry point to a person whose role was withdrawn', async () => {
  await partner();
  expect(await leaks(asker())).toEqual([]);
});

it.each(ROLES)('shows the voucher to a %s at the same entry points', async (role) => {
  await partner(role);
  for (const [what, activity] of WORDS.slice(0, 3)) {
    const { shown } = await asker().sends(activity);
    expect({ what, shown: JSON.stringify(shown) }).toEqual({
      what,
      shown: expect.stringMatching(/Fabrikam/u) as string,
    });
  }
  for (const verb of ['status', 'cancel', 'assign', 'toString']) {
    const { shown } = await asker().clicks(verb, {}, { voucherId: OWN });
    expect(JSON.stringify(shown)).toContain('Fabrikam');
  }
});

it.each(['validate', 'reserve', 'handover', 'release', 'cancel'])(
  'shows nothing in a form of %s that was opened before the role was withdrawn',
  async (verb) => {
    if (verb === 'release') await put(aReservedVoucher());
    if (verb === 'reserve') await put(aValidatedVoucher());
    const opened = await asker().clicks(
      verb === 'cancel' ? 'validate' : verb,
      {},
      {
        voucherId: OWN,
        commandId: undefined,
      },
    );
    const [{ value }] = opened.shown as [{ value: Part }];
    const button = executesOf(value).find((one) => one.verb === verb);
    expect(button).toBeDefined();
    await partner();
    const { shown } = await asker().sends({
      value: {
        action: {
          type: 'Action.Execute',
          verb,
          data: { ...valuesOf(verb), ...(button?.data as object) },
        },
      },
    });
    expect(JSON.stringify(shown)).toMatch(/You have no role|Wanda has no role/u);
    expect(revealed(shown)).not.toMatch(SECRETS);
  },
);

it('shows nothing in the answer to a click delivered again after the role was withdrawn', async () => {
  const form = { commandId: 'click-once', voucherId: OWN };
  const first = await asker().clicks('validate', forms.validate, form);
  expect(JSON.stringify(first.shown)).toContain('Fabrikam');
  await partner();
  const again = await asker().clicks('validate', forms.validate, form);
  expect(revealed(again.shown)).not.toMatch(SECRETS);
});

it.each<[string, readonly Role[]]>([
  ['a person without a role', []],
  ['a consultant', ['consultant']],
])('reveals no customer address by validation to %s', async (_who, roles) => {
  await partner(...roles);
  const answers: string[] = [];
  for (const customerEmail of [RIGHT_ADDRESS, 'wrong@fabrikam.example']) {
    const form = { commandId: `click-${customerEmail.length}`, voucherId: OWN };
    const { shown } = await asker().clicks('validate', { customerEmail }, form);
    answers.push(revealed(shown));
  }
  expect(answers[0]).toBe(answers[1]);
});
