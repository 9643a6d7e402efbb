import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  defaultProgramme,
  parseProgramme,
  ProgrammeInvalid,
} from '../../../workflow/programme/load.ts';
import northwind from '../../../workflow/programmes/northwind-adoption-vouchers.json' with { type: 'json' };
import training from '../../../workflow/programmes/software-assurance-training-vouchers.json' with { type: 'json' };

type Step = string | number;

/** The shipped definition as JSON with one value replaced, or removed if undefined. */
function shipped(at: readonly Step[] = [], value?: unknown): unknown {
  const definition: unknown = JSON.parse(JSON.stringify(defaultProgramme));
  const last = at.at(-1);
  if (last === undefined) return definition;
  const parent = at
    .slice(0, -1)
    .reduce((part: unknown, step) => Reflect.get(Object(part), step), definition);
  Reflect.set(Object(parent), last, value);
  return definition;
}

function problemsOf(json: unknown): readonly string[] {
  try {
    parseProgramme(json);
  } catch (error) {
    if (error instanceof ProgrammeInvalid) return error.problems;
    throw error;
  }
  return [];
}

describe('the shipped definitions', () => {
  it('are valid', () => {
    expect(problemsOf(shipped())).toEqual([]);
    expect(problemsOf(northwind)).toEqual([]);
    expect(problemsOf(training)).toEqual([]);
  });

  it('contain the catalogue of 2020', () => {
    const catalogue = defaultProgramme.offers
      .filter((offer) => !offer.retired)
      .flatMap((offer) =>
        offer.engagements.map((engagement) =>
          [
            offer.code,
            engagement.code,
            engagement.qualifyingCompetencies
              .map(({ competency, levels }) => `${levels.join('/')} ${competency}`)
              .join(' or '),
          ].join(' | '),
        ),
      );
    expect(catalogue).toEqual([
      'DDPS | windows-and-office | silver/gold windows-and-devices',
      'DDPS | mobile-productivity | silver/gold enterprise-mobility-management or silver/gold windows-and-devices',
      'DDPS | enterprise-security | silver/gold enterprise-mobility-management',
      'DYDPS | upgrade-customer-engagement | silver/gold cloud-business-applications or silver/gold cloud-crm',
      'DYDPS | migrate-customer-engagement | silver/gold cloud-business-applications or silver/gold cloud-crm',
      'DYDPS | upgrade-finance-and-operations | gold erp',
      'PVDPS | windows-server | silver/gold datacenter',
      'SDPS | sharepoint | silver/gold collaboration-and-content',
      'SDPS | project-and-portfolio | silver/gold project-and-portfolio-management',
      'S-EDPS | exchange | silver/gold messaging',
      'S-EDPS | skype-for-business | silver/gold communications',
      'SSDPS | data-estate | gold data-analytics or gold data-platform',
    ]);
  });

  it('mark the historic offers as retired', () => {
    const retired = defaultProgramme.offers
      .filter((offer) => offer.retired)
      .map(({ code }) => code);
    expect(retired).toEqual(['AZDPS', 'DTDPS', 'L&EDPS', 'S&EDPS', 'EDPS']);
  });

  it('contain the windows and the end dates, which are switched off', () => {
    expect(defaultProgramme.windows).toMatchObject({
      voucherLifeDays: 180,
      paymentRequestDays: 60,
      renewalYears: 1,
      renewalNoticeDays: 90,
      offSiteDaysMax: 3,
      longEngagementDays: 15,
    });
    expect(defaultProgramme.serviceLevels).toEqual([1, 3, 5, 10, 15]);
    expect(defaultProgramme.calendar).toEqual({
      inForce: false,
      lastDayToAssign: '2021-06-30',
      lastDayToRedeem: '2022-01-01',
      lastDayToRequestPayment: '2022-03-02',
    });
  });

  it('state in both languages that the programme was closed', () => {
    expect(defaultProgramme.notice?.en).toContain('June 30, 2021');
    expect(defaultProgramme.notice?.['de']).toContain('30. Juni 2021');
  });

  it.each([
    'software-assurance-planning-services',
    'software-assurance-training-vouchers',
    'northwind-adoption-vouchers',
  ])('have English and German names for everything: %s', (file) => {
    const at = path.resolve(import.meta.dirname, `../../../workflow/programmes/${file}.json`);
    const unnamed: string[] = [];
    JSON.parse(readFileSync(at, 'utf8'), (_key, value: unknown) => {
      const isWords = Reflect.has(Object(value), 'en');
      if (isWords && !Reflect.has(Object(value), 'de')) unnamed.push(JSON.stringify(value));
      return value;
    });
    expect(unnamed).toEqual([]);
  });
});

describe('a definition of the build before', () => {
  it('keeps the words and the letter that it had: those of the shipped programme', () => {
    const { words, customerLetter, ...before } = northwind;
    const { code, ...loaded } = parseProgramme(before);
    expect(code).toBe(northwind.code);
    expect(loaded.words).toEqual(defaultProgramme.words);
    expect(loaded.customerLetter).toEqual(defaultProgramme.customerLetter);
    expect([words, customerLetter]).not.toEqual([loaded.words, loaded.customerLetter]);
  });

  it('has datasheets as addresses, which are not archived', () => {
    const url = 'https://northwind.example/adopt';
    const { offers } = parseProgramme(shipped(['offers', 0, 'datasheet'], url));
    expect(offers[0]?.datasheet).toEqual({ url, archived: false });
  });
});

describe('the links of the source page', () => {
  it.each([
    ['guidelines', true],
    ['requirements', true],
    ['workflow', true],
    ['faq', true],
    ['retired-engagements', true],
    ['partner-center', false],
    ['business-profile', true],
    ['benefits', true],
    ['benefits-guide', true],
    ['payment', true],
  ] as const)('have %s in the shipped definition, archived: %s', (name, archived) => {
    expect(defaultProgramme.links[name]).toMatchObject({ archived });
  });

  it('have an archived datasheet for each offer that is not retired', () => {
    const open = defaultProgramme.offers.filter(({ retired }) => !retired);
    expect(open.map(({ datasheet }) => datasheet?.archived)).toEqual(open.map(() => true));
  });
});

describe('an invalid definition', () => {
  const juggling = { competency: 'juggling', levels: ['gold'] };
  const [desktop, dynamics] = defaultProgramme.offers;

  it.each<[string, readonly Step[], unknown, string]>([
    [
      'a day that does not exist',
      ['calendar', 'lastDayToRedeem'],
      '2022-02-30',
      'calendar.lastDayToRedeem: ',
    ],
    ['a field nobody knows', ['windows', 'graceDays'], 3, 'windows: '],
    ['a pattern that is none', ['voucherId', 'accepts'], '([', 'voucherId.accepts: '],
    [
      'an action nobody knows',
      ['permissions', 'consultant', 'any', 1],
      'fly',
      'permissions.consultant.any[1]: ',
    ],
    ['an address that is none', ['links', 'faq', 'url'], 'faq', 'links.faq.url: '],
    [
      'a datasheet that is none',
      ['offers', 0, 'datasheet'],
      'ftp://x',
      'offers[0].datasheet.url: ',
    ],
    ['a place without a name', ['words', 'portal'], undefined, 'words.portal: '],
    ['a place nobody names', ['words', 'shop'], { en: 'Shop' }, 'words: '],
    ['a vendor without an English name', ['words', 'vendor'], { de: 'X' }, 'words.vendor.en: '],
    [
      'a step of the letter without a text',
      ['customerLetter', 'steps', 1, 'text'],
      undefined,
      'customerLetter.steps[1].text: ',
    ],
    ['a page nobody opens', ['links', 'shop'], { url: 'https://shop.example' }, 'links: '],
    [
      'an unknown competency of an engagement',
      ['offers', 0, 'engagements', 1, 'qualifyingCompetencies', 0],
      juggling,
      'offers[0].engagements[1].qualifyingCompetencies[0].competency: "juggling" is not among the competencies',
    ],
    [
      'an unknown competency to enter an offer',
      ['offers', 3, 'entryCompetencies'],
      [juggling],
      'offers[3].entryCompetencies[0].competency: "juggling" is not among the competencies',
    ],
    [
      'an exam of an unknown competency',
      ['exams', 0],
      { code: 'J-1', name: { en: 'Juggling' }, competency: 'juggling' },
      'exams[0].competency: "juggling" is not among the competencies',
    ],
    [
      'an engagement in two offers',
      ['offers', 3, 'engagements', 2],
      desktop?.engagements[0],
      'offers[3].engagements[2].code: "windows-and-office" is used twice',
    ],
    [
      'an offer twice',
      ['offers', 11],
      { ...dynamics, engagements: [] },
      'offers[11].code: "DYDPS" is used twice',
    ],
    ['a service level twice', ['serviceLevels', 5], 5, 'serviceLevels[5]: "5" is used twice'],
    [
      'a requirement that ends before it begins',
      ['requirements', 'complianceTraining', 'from'],
      '2021-01-01',
      'requirements.complianceTraining.until: lies before the first day',
    ],
    [
      'end dates in the wrong order',
      ['calendar', 'lastDayToRequestPayment'],
      '2021-12-31',
      'calendar.lastDayToRequestPayment: lies before the day of the step before it',
    ],
    [
      'nobody who may grant admin roles',
      ['permissions', 'global-admin', 'any'],
      ['read', 'grant-role'],
      'permissions.global-admin.any: must hold "grant-admin-role"',
    ],
  ])('is refused with the path: %s', (_what, at, value, problem) => {
    const [first, ...more] = problemsOf(shipped(at, value));
    expect(first).toContain(problem);
    expect(more).toEqual([]);
  });

  it.each<[string, readonly Step[], unknown]>([
    [
      'a requirement of a single day',
      ['requirements', 'complianceTraining'],
      { inForce: true, from: '2020-12-08', until: '2020-12-08' },
    ],
    [
      'a requirement without an end',
      ['requirements', 'complianceTraining'],
      { inForce: true, from: '2020-12-08' },
    ],
    ['two last days on one day', ['calendar', 'lastDayToRequestPayment'], '2022-01-01'],
    ['a calendar without a day', ['calendar'], { inForce: true }],
  ])('is refused: %s', (_what, at, value) => {
    expect(problemsOf(shipped(at, value))).toEqual([]);
  });

  it('is refused if it is not an object', () => {
    expect(problemsOf('text')).toEqual([expect.stringMatching(/^\(the whole file\): /)]);
  });

  it('is refused with all problems at once', () => {
    const spoilt = Object.assign(Object(shipped(['offers', 0, 'code'], 'two words')), {
      name: undefined,
      words: { vendor: { en: 'Northwind' } },
      serviceLevels: [],
    });
    expect(problemsOf(spoilt).map((line) => line.split(':')[0])).toEqual([
      'name',
      'words.portal',
      'words.inPortal',
      'words.benefits',
      'words.paymentTool',
      'serviceLevels',
      'offers[0].code',
    ]);
    expect(() => parseProgramme(spoilt)).toThrow(
      expect.objectContaining({ code: 'programme-invalid' }),
    );
  });
});

describe('the pattern for voucher IDs', () => {
  const { accepts, finds } = defaultProgramme.voucherId;

  it.each([
    ['ABC1', true],
    ['ABCD', true],
    ['ABC', false],
    ['A'.repeat(64), true],
    ['A'.repeat(65), false],
    ['AB CD', false],
    ['AB_CD', false],
    ['ÄBCD', false],
  ])('accepts or refuses a field: %s (%s)', (text, accepted) => {
    expect(new RegExp(accepts, 'u').test(text)).toBe(accepted);
  });

  it.each<[string, readonly string[]]>([
    ['Your voucher ABCD-1234 is ready', ['ABCD-1234']],
    ['(PSV20A7)', ['PSV20A7']],
    ['use PSV20A7.', ['PSV20A7']],
    ['ids 123456 and A12345', ['123456', 'A12345']],
    ['short A1234 and plain WINDOWS', []],
    ['on 2020-06-03 or 03-06-2020', []],
    ['mail paula2020@contoso.com', []],
    ['see contoso365.com/x and linkid=2115983', []],
  ])('finds IDs in prose: %s', (prose, found) => {
    expect(prose.match(new RegExp(finds, 'gu')) ?? []).toEqual(found);
  });
});
