import { readTables } from '../../../bot/import/read-file.ts';
import { importTemplate } from '../../../bot/import/template.ts';
import { translatorFor } from '../../../locales/translator.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { today } from '../../support/partner.ts';

const { offers } = defaultProgramme;
/** With a retired offer, and one without engagements, before the one of the example. */
const programme = {
  ...defaultProgramme,
  offers: [
    ...offers.map((one) => ({ ...one, code: `${one.code}-OLD`, retired: true as const })),
    { ...offers[0]!, code: 'NEW', engagements: [] },
    ...offers,
  ],
};

async function sheetsIn(language: string) {
  const t = translatorFor(language, { programme, personName: () => undefined });
  return readTables(await importTemplate(t, { programme, today }));
}

const day = (value: string): Date => new Date(`${value}T00:00:00Z`);

it.each([
  [
    'en',
    {
      'Voucher ID': 'ABCD-1234',
      Status: 'Redeemed',
      Offer: 'DDPS',
      Days: 5,
      Country: 'Germany',
      'Assigned on': day('2020-03-17'),
      Engagement: 'Windows and Office deployment planning',
      'Kind of deliverable': 'Findings and recommendations',
      Payment: 'Requested',
      Summary: null,
    },
  ],
  [
    'de',
    {
      'Gutschein-ID': 'ABCD-1234',
      Status: 'Eingelöst',
      Angebot: 'DDPS',
      Tage: 5,
      Land: 'Deutschland',
      'Zugewiesen am': day('2020-03-17'),
      Einsatz: 'Planung der Windows- und Office-Bereitstellung',
      'Art der Lieferleistung': 'Ergebnisse und Empfehlungen',
      Zahlung: 'Angefordert',
      Zusammenfassung: null,
    },
  ],
])('the template in %s has an example voucher in its words', async (language, cells) => {
  const [vouchers] = await sheetsIn(language);
  const [headings = [], example = []] = vouchers?.rows ?? [];
  const row = Object.fromEntries(headings.map((heading, at) => [String(heading), example[at]]));
  expect(row).toMatchObject(cells);
});

it.each([
  [
    'en',
    [
      ['Payment tool', 'DDPS', 'SAVB-2020-17', day('2020-03-17')],
      ['Enrolments', 'DDPS', day('2020-03-07'), null],
      [
        'Assessments',
        'anna.berger@contoso.com',
        'Windows and Devices',
        'MS-100',
        day('2019-10-09'),
        'E-1234567',
        null,
      ],
      [
        'Competencies',
        'Windows and Devices',
        'Silver',
        day('2019-08-20'),
        'MPN 1234567',
        day('2020-08-19'),
      ],
      ['Training', day('2019-11-28'), 'https://contoso.com/training.pdf', null],
      ['Agreement', day('2019-05-12'), null],
      ['Locations', '1234567', 'Germany', 'Cologne'],
      ['People', 'anna.berger@contoso.com', 'Anna Berger', 'project manager, consultant', null],
    ],
  ],
  [
    'de',
    [
      ['Zahlungstool', 'DDPS', 'SAVB-2020-17', day('2020-03-17')],
      ['Registrierungen', 'DDPS', day('2020-03-07'), null],
      [
        'Prüfungen',
        'anna.berger@contoso.com',
        'Windows and Devices',
        'MS-100',
        day('2019-10-09'),
        'E-1234567',
        null,
      ],
      [
        'Kompetenzen',
        'Windows and Devices',
        'Silber',
        day('2019-08-20'),
        'MPN 1234567',
        day('2020-08-19'),
      ],
      ['Schulungen', day('2019-11-28'), 'https://contoso.com/training.pdf', null],
      ['Vereinbarung', day('2019-05-12'), null],
      ['Standorte', '1234567', 'Deutschland', 'Cologne'],
      ['Personen', 'anna.berger@contoso.com', 'Anna Berger', 'Projektmanagement, Beratung', null],
    ],
  ],
])('the template in %s has an example of each record', async (language, examples) => {
  const sheets = await sheetsIn(language);
  const found = sheets
    .slice(1, -1)
    .map(({ name, rows }) => [name, ...(rows[1] ?? []).slice(0, -1)]);
  expect(found).toEqual(examples);
});

it.each([
  [
    'en',
    'Notes',
    ['Sheet', 'Column', 'Needed', 'Takes', 'Also read as'],
    [
      'Vouchers',
      'Voucher ID',
      'yes',
      'a voucher ID',
      'Voucher, Voucher number, Voucher no., Voucher code, Voucher #',
    ],
    ['People', 'Left', null, 'yes, if so', 'Has left, Former, Left the company'],
    /^Headings and values may be English or German/u,
  ],
  [
    'de',
    'Hinweise',
    ['Blatt', 'Spalte', 'Nötig', 'Nimmt', 'Auch gelesen als'],
    [
      'Gutscheine',
      'Gutschein-ID',
      'ja',
      'eine Gutschein-ID',
      'Gutschein, Gutscheinnummer, Gutschein-Nr., Gutscheincode, Voucher-Nummer',
    ],
    [
      'Personen',
      'Ausgeschieden',
      null,
      'ja, wenn es so ist',
      'Ehemalig, Nicht mehr im Unternehmen',
    ],
    /^Überschriften und Werte dürfen deutsch oder englisch sein/u,
  ],
])(
  'the template in %s explains each column',
  async (language, name, headings, first, last, end) => {
    const notes = (await sheetsIn(language)).at(-1);
    expect(notes?.name).toBe(name);
    expect(notes?.rows.slice(0, 2)).toEqual([headings, first]);
    expect(notes?.rows.at(-3)).toEqual(last);
    expect(notes?.rows.at(-2)?.every((cell) => cell === null)).toBe(true);
    expect(notes?.rows.at(-1)?.[0]).toMatch(end);
  },
);
