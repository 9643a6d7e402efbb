import { voucherTable } from '../../../bot/export/voucher-table.ts';
import { translatorFor } from '../../../locales/translator.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';
import { aDeskOf, importFile } from '../../support/an-import.ts';
import { anEnrolledPartner } from '../../support/partner.ts';

const HEADING = [
  ...['Voucher ID', 'Offer', 'Days', 'Customer', 'Contact', 'Country', 'Project manager'],
  ...['Assigned on', 'Reserved on', 'Engagement', 'Location', 'Consultant', 'Begins on', 'Ends on'],
  ...['Delivered in', 'Reported on', 'Days delivered'],
];
const partner = anEnrolledPartner({
  locations: [
    { location: '1234567', country: 'DE', name: 'Köln' },
    { location: '7654321', country: 'AT', name: 'Wien' },
  ],
});

interface Delivery {
  readonly days?: number;
  readonly endsOn?: string;
  readonly location?: string;
  readonly deliveredIn?: string;
  readonly report?: readonly [reportedOn: string, daysDelivered: number];
}

async function imported(delivery: Delivery) {
  const { days = 5, deliveredIn = '', endsOn = '2020-06-12', location = '7654321' } = delivery;
  const row = [
    ...['ABCD-1234', 'DDPS', days, 'Fabrikam AG', 'vera@fabrikam.example', 'Germany', 'paula'],
    ...['2020-05-04', '2020-06-02', 'windows-and-office', location, 'carlo', '2020-06-08', endsOn],
    ...[deliveredIn, ...(delivery.report ?? [])],
  ];
  const desk = await aDeskOf(partner);
  const { lines } = await importFile(desk, [HEADING.join(','), row.join(',')].join('\n'));
  expect(lines).toEqual([expect.stringContaining('1 imported')]);
  const voucher = await desk.reader.voucher('contoso', 'ABCD-1234');
  const broken = voucher?.exceptions?.flatMap((one) => one.broken.map(({ code }) => code)) ?? [];
  return { voucher, broken };
}

describe('an imported engagement', () => {
  it.each<[string, Delivery, string, readonly string[]]>([
    ['in the country of its location', {}, 'AT', []],
    ['in the country that is named', { deliveredIn: 'Austria' }, 'AT', []],
    ['elsewhere', { deliveredIn: 'Germany' }, 'DE', ['location-in-country']],
  ])('is delivered %s', async (_case, delivery, country, rules) => {
    const { broken, voucher } = await imported(delivery);
    expect(voucher?.reservation?.deliveryCountry).toBe(country);
    expect(broken).toEqual(rules);
    const t = translatorFor('en', { programme: defaultProgramme, personName: () => undefined });
    const { headings, rows } = voucherTable(t, voucher ? [voucher] : [], {
      programme: defaultProgramme,
      daysOf: () => ({}),
    });
    expect(rows[0]?.[headings.indexOf('Delivered in')]).toBe(country);
  });

  it.each<[string, Delivery, readonly string[]]>([
    ['is planned for all its days', {}, []],
    ['is planned for fewer dates than days', { endsOn: '2020-06-11' }, ['days-fit-dates']],
    ['was delivered in fewer days', { endsOn: '2020-06-10', report: ['2020-06-12', 3] }, []],
    [
      'was delivered in more days than there were',
      { endsOn: '2020-06-10', report: ['2020-06-12', 4] },
      ['days-fit-dates'],
    ],
  ])('has the rules recorded that it breaks: it %s', async (_case, delivery, rules) => {
    expect((await imported(delivery)).broken).toEqual(rules);
  });
});
