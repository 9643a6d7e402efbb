import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { newPartner } from '../../workflow/partner/partner.ts';
import type { LinkName } from '../../workflow/programme/definition.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { aChat, type Reply } from '../support/a-chat.ts';
import {
  anAssignedVoucher,
  aRedeemedVoucher,
  aReportedVoucher,
  aReservedVoucher,
  aValidatedVoucher,
} from '../support/a-voucher.ts';
import { executesOf, partsOf } from '../support/card-parts.ts';
import { anEnrolledPartner, people } from '../support/partner.ts';

const page = readFileSync(
  path.resolve(import.meta.dirname, '../../docs/programme-rules.md'),
  'utf8',
);

const rolePolicy = { admins: [people.gloria], everyoneIsAdmin: false };
const aNewCompany = () => aChat({ partner: newPartner('contoso'), rolePolicy });
const savbRegistration = { confirmedBy: people.gloria, confirmedOn: '2020-02-01', reference: 'S' };
const aCompany = (...vouchers: readonly Voucher[]) =>
  aChat({ partner: anEnrolledPartner({ savbRegistration }), vouchers });

/** Answers of one person to these messages. */
async function said(
  chat: Awaited<ReturnType<typeof aChat>>,
  who: 'gloria' | 'adam' | 'paula' | 'carlo',
  ...messages: readonly string[]
): Promise<Reply> {
  const talker = chat.as(who);
  let reply: Reply | undefined;
  for (const message of messages) reply = await talker.says(message);
  if (reply === undefined) throw new TypeError('no message');
  return reply;
}

/** The titles of the links to a page of the programme; its mark says if it is archived. */
function linksTo(card: unknown, name: LinkName): readonly string[] {
  const { url } = defaultProgramme.links[name] ?? {};
  return partsOf(card).flatMap(([, part]) =>
    part['type'] === 'Action.OpenUrl' && part['url'] === url ? [String(part['title'])] : [],
  );
}

const verbsOn = (card: unknown) => executesOf(card).map(({ verb }) => verb);

/** The sentences of Microsoft's page of 3 June 2020, by the name of their row in the document. */
const ROWS: Readonly<Record<string, () => Promise<void>>> = {
  async roles() {
    const { text } = await said(await aCompany(), 'paula', 'what may a partner admin do');
    expect(text).toMatch(/^Who may do what\npartner admin\nMay do everything, except: /u);
    expect(text).toMatch(/sign the program agreement/u);
    expect(text).not.toContain('global admin\n');
    const german = await aChat({ locale: 'de-DE' });
    expect((await said(german, 'paula', 'Was darf ein Berater?')).text).toMatch(
      /Beratung\n[^]*unter eigener Leitung: [^\n]*Abschlussberichte/u,
    );
    const all = await said(await aCompany(), 'carlo', 'who may do what');
    expect(all.text).toMatch(
      /global admin\nMay do everything\.\n[^]*project manager\n[^]*consultant \(you\)/u,
    );
  },
  async why() {
    const [welcome, steps] = [
      await said(await aNewCompany(), 'gloria', 'hello'),
      await said(await aCompany(), 'paula', 'why does microsoft pay'),
    ];
    for (const { text } of [welcome, steps])
      expect(text).toMatch(/pays approved partners[^]*more customers[^]*follow-up work/u);
  },
  async 'new partners'() {
    const { card, text } = await said(await aNewCompany(), 'gloria', 'hello');
    expect(text).toMatch(
      /1\nVerify eligibility\nglobal admin or partner admin\n2\nEnroll\n[^]*4\nCustomer assigns voucher\nthe customer\n5\nValidate and reserve\nproject manager\n6\nComplete the engagement\nproject manager or consultant\n7\n[^]*8\nRequest payment\nproject manager/u,
    );
    expect(verbsOn(card)).toContain('onboarding');
  },
  async 'active partners'() {
    const entry = ['import-records', 'import', 'register'];
    const chat = await aNewCompany();
    for (const message of ['hello', 'help', 'next', 'the eight steps']) {
      const { card, text } = await said(chat, 'gloria', message);
      expect(verbsOn(card)).toEqual(expect.arrayContaining(entry));
      expect(`${text}${JSON.stringify(card)}`).toContain('Begin at step 4');
    }
  },
  async 'eight steps'() {
    const { text } = await said(await aCompany(), 'paula', 'which steps are there');
    expect(text).toMatch(/New partners begin at step 1[^]*Active partners begin[^]*step 4/u);
    const voucher = await said(await aCompany(anAssignedVoucher()), 'paula', 'status ABCD-1234');
    expect(voucher.text).toContain('Step 5 of 8');
  },
  async 'compliance training'() {
    const { text } = await said(await aNewCompany(), 'gloria', 'eligibility');
    expect(text).toMatch(/✘ [^\n]*ompliance training/u);
  },
  async competency() {
    const { text } = await said(await aCompany(), 'paula', 'eligibility mobile productivity');
    expect(text).toMatch(/✔ [^\n]*enrolled in DDPS/iu);
    expect(text).toMatch(/✔ [^\n]*Windows and Devices/u);
    const other = await said(await aCompany(), 'paula', 'eligibility enterprise security');
    expect(other.text).toMatch(/Enterprise Mobility Management/u);
    expect(other.text).toContain("Being enrolled in DDPS isn't enough");
  },
  async 'requirements page'() {
    const { card } = await said(await aCompany(), 'adam', 'eligibility');
    expect(linksTo(card, 'requirements')).toEqual(['Requirements page (archived)']);
  },
  async path() {
    const way = 'Dashboard → MPN → Programs → Software Assurance enrollment → Planning Services';
    for (const message of ['eligibility', 'enrol']) {
      const { card, text } = await said(await aCompany(), 'gloria', message);
      expect(text).toContain(way);
      expect(linksTo(card, 'partner-center')).toEqual(['Open Partner Center']);
    }
    const german = await aChat({ locale: 'de-DE' });
    expect((await said(german, 'gloria', 'Berechtigung')).text).toMatch(
      /So finden Sie es im Partner Center: Dashboard → MPN → Programme/u,
    );
  },
  async 'green tick'() {
    const { text } = await said(await aCompany(), 'paula', 'eligibility');
    expect(text).toMatch(/✔ [^\n]*raining[^]*✔ Windows and Office[^]*✘ /u);
  },
  async 'sign and enrol'() {
    const partner = anEnrolledPartner({ agreement: undefined, enrolments: [] });
    const gloria = (await aChat({ partner })).as('gloria');
    const form = await gloria.says('enrol');
    expect(verbsOn(form.card)).toContain('sign-agreement');
    const offers = await gloria.clicks('sign-agreement', {
      guidelinesRead: 'true',
      agreementSigned: 'true',
    });
    expect(JSON.stringify(offers.card)).toContain('"isMultiSelect":true');
  },
  async guidelines() {
    const partner = anEnrolledPartner({ agreement: undefined, enrolments: [] });
    const { card, text } = await said(await aChat({ partner }), 'gloria', 'enrol');
    expect(text).toContain('Read the program guidelines first');
    expect(linksTo(card, 'guidelines')).toEqual(['Program guidelines (archived)']);
  },
  async 'workflow of step 2'() {
    for (const partner of [anEnrolledPartner(), anEnrolledPartner({ agreement: undefined })]) {
      const { card } = await said(await aChat({ partner }), 'gloria', 'enrol');
      expect(linksTo(card, 'workflow')).toEqual(['Program workflow (archived)']);
    }
  },
  async 'yearly renewal'() {
    const { text } = await said(await aCompany(), 'gloria', 'enrol');
    expect(text).toContain('renews its requirements and enrolls again every year');
    const german = await aChat({ locale: 'de-DE' });
    expect((await said(german, 'gloria', 'Registrierung')).text).toMatch(
      /erneuert jedes Jahr seine Nachweise und registriert sich neu/u,
    );
  },
  async profile() {
    const { card, text } = await said(await aCompany(), 'adam', 'profile');
    expect(text).toContain('makes your company visible to customers who are looking for a partner');
    expect(verbsOn(card)).toContain('update-profile');
    expect(linksTo(card, 'business-profile')).toEqual(['Business profile page (archived)']);
  },
  async 'activate the benefit'() {
    const { text } = await said(await aCompany(), 'paula', 'guide');
    expect(text).toMatch(/1\.[^\n]*Activate the benefit[^]*2\.[^\n]*Create a voucher/u);
  },
  async 'assign the voucher'() {
    const { text } = await said(await aCompany(), 'paula', 'guide');
    expect(text).toMatch(/3\.[^\n]*Assign it[^\n]*paula/u);
  },
  async 'guides of step 4'() {
    const { card } = await said(await aCompany(), 'paula', 'guide');
    expect(linksTo(card, 'benefits-guide')).toEqual(['Guide to VLSC, PDF (archived)']);
    expect(linksTo(card, 'workflow')).toEqual(['Program workflow (archived)']);
  },
  async VLSC() {
    const { card } = await said(await aCompany(), 'paula', 'guide');
    expect(linksTo(card, 'benefits')).toEqual(['Open VLSC (archived)']);
  },
  async 'forward the e-mail'() {
    const chat = await aCompany();
    expect((await said(chat, 'paula', 'guide')).text).toMatch(/4\.[^\n]*Forward the email/u);
    const mail = 'From: vera@fabrikam.example\nVoucher ID: NEWV-0001\nOffer: DDPS';
    const { card } = await said(chat, 'paula', mail);
    expect(verbsOn(card)).toContain('register');
    expect(JSON.stringify(card)).toContain('NEWV-0001');
  },
  async 'reserve and schedule'() {
    const { card } = await said(await aCompany(aValidatedVoucher()), 'paula', 'reserve ABCD-1234');
    expect(verbsOn(card)).toContain('reserve');
    expect(JSON.stringify(card)).toContain('"startDate"');
  },
  async 'workflow of step 5'() {
    for (const [verb, voucher] of [
      ['validate', anAssignedVoucher()],
      ['reserve', aValidatedVoucher()],
    ] as const) {
      const { card } = await said(await aCompany(voucher), 'paula', `${verb} ABCD-1234`);
      expect(linksTo(card, 'workflow')).toEqual(['Program workflow (archived)']);
    }
  },
  async 'consultant qualified'() {
    const partner = anEnrolledPartner({ assessments: [] });
    const paula = (await aChat({ partner, vouchers: [aValidatedVoucher()] })).as('paula');
    await paula.says('reserve ABCD-1234');
    const refused = await paula.clicks('reserve', {
      engagement: 'windows-and-office',
      location: '1234567',
      consultant: people.carlo,
      startDate: '2020-06-22',
      endDate: '2020-06-26',
      termsAccepted: 'true',
    });
    expect(refused.text).toMatch(/carlo has no valid assessment/u);
  },
  async 'assessments page'() {
    const chat = await aCompany(aReservedVoucher());
    const assessment = chat.as('adam');
    await assessment.says('eligibility');
    const forms = [
      await assessment.clicks('record-assessment'),
      await said(chat, 'paula', 'report ABCD-1234'),
      await said(await aCompany(aValidatedVoucher()), 'paula', 'reserve ABCD-1234'),
    ];
    for (const { card } of forms)
      expect(linksTo(card, 'requirements')).toEqual(['Requirements page (archived)']);
  },
  async 'completion report'() {
    const chat = await aCompany(aReservedVoucher());
    chat.onDay('2020-07-15');
    const { card, text } = await said(chat, 'carlo', 'report ABCD-1234');
    expect(verbsOn(card)).toContain('report');
    expect(text).toMatch(/deliverable/iu);
  },
  async 'workflow of steps 6 to 8'() {
    for (const [verb, voucher] of [
      ['report', aReservedVoucher()],
      ['redeem', aReportedVoucher()],
      ['payment', aRedeemedVoucher()],
    ] as const) {
      const chat = await aCompany(voucher);
      chat.onDay('2020-07-01');
      const { card } = await said(chat, 'gloria', `${verb} ABCD-1234`);
      expect([verb, linksTo(card, 'workflow')]).toEqual([verb, ['Program workflow (archived)']]);
    }
  },
  async 'redeem before the invoice'() {
    const { card, text } = await said(
      await aCompany(aReportedVoucher()),
      'paula',
      'status ABCD-1234',
    );
    expect(text).toContain('redeem the voucher, before any invoice');
    expect(verbsOn(card)).not.toContain('payment');
  },
  async 'invoice Microsoft'() {
    const { card, text } = await said(
      await aCompany(aRedeemedVoucher()),
      'paula',
      'payment ABCD-1234',
    );
    expect(text).toMatch(/invoice/iu);
    expect(verbsOn(card)).toContain('payment');
  },
  async SAVB() {
    const { card } = await said(await aCompany(aRedeemedVoucher()), 'paula', 'payment ABCD-1234');
    expect(linksTo(card, 'payment')).toEqual(['Open SAVB (archived)']);
  },
  async 'next steps'() {
    for (const message of ['help', 'programme']) {
      const { card } = await said(await aCompany(), 'paula', message);
      expect(linksTo(card, 'workflow')).toEqual(['Program workflow (archived)']);
      expect(linksTo(card, 'faq')).toEqual(['Program FAQ (archived)']);
      expect(linksTo(card, 'guidelines')).toEqual(['Program guidelines (archived)']);
    }
  },
  async 'retired engagements'() {
    for (const message of ['help', 'retired engagements']) {
      const { card } = await said(await aCompany(), 'paula', message);
      expect(linksTo(card, 'retired-engagements')).toEqual(['Retired engagements (archived)']);
    }
    const german = await said(await aChat({ locale: 'de-DE' }), 'paula', 'eingestellte Einsätze');
    expect(linksTo(german.card, 'retired-engagements')).toEqual([
      'Eingestellte Einsätze (archiviert)',
    ]);
  },
};

describe('the page of the programme', () => {
  it.each(Object.entries(ROWS))('is followed in the product: %s', (_name, holds) => holds());

  it('has a row in docs/programme-rules.md for each of these sentences, and no others', () => {
    const table = page.split('<!-- sentences -->')[1] ?? '';
    const rows = [...table.matchAll(/^\| `(?<name>[^`]+)`/gmu)].map(({ groups }) => groups?.name);
    expect(rows).toEqual(Object.keys(ROWS));
  });
});
