import type { DemoCalendar } from './calendar.ts';
import {
  paymentRequest,
  paymentStatus,
  redemption,
  report,
  reservation,
  type DemoVoucher,
} from './voucher.ts';

const windows = {
  products: 'Windows, Microsoft 365 Apps',
  summary: 'Inventory of devices and applications taken; deployment rings and tooling agreed on.',
};
const sharePoint = {
  products: 'SharePoint',
  summary: 'Sites and permissions reviewed; target structure and order of migration agreed on.',
};

/** Past engagements, each with a different payment status. */
export function redeemedVouchers({ day, monday }: DemoCalendar): readonly DemoVoucher[] {
  const done = (week: number, days = 5) => ({
    engagement: 'windows-and-office',
    monday: monday(week),
    days,
  });
  return [
    {
      voucherId: 'CNTS-5526',
      offer: 'DDPS',
      serviceLevel: 5,
      organisation: 'Contoso Maschinenbau GmbH',
      domain: 'contoso.example',
      assignedOn: day(-110),
      steps: [
        ...reservation(day(-100), 'contoso.example', done(-9)),
        report(day(-52), { ...done(-9), ...windows }),
        redemption(day(-48), 'VVR-77120'),
      ],
    },
    {
      voucherId: 'PRSW-7361',
      offer: 'DDPS',
      serviceLevel: 3,
      organisation: 'Proseware AG',
      domain: 'proseware.example',
      assignedOn: day(-120),
      steps: [
        ...reservation(day(-112), 'proseware.example', done(-10, 3)),
        report(day(-58), { ...done(-10, 3), ...windows }),
        redemption(day(-55), 'VVR-76888'),
        paymentRequest(day(-6), 'NW-2041', 4200),
      ],
    },
    {
      voucherId: 'WDWI-9204',
      offer: 'DDPS',
      serviceLevel: 10,
      organisation: 'Wide World Importers SE',
      domain: 'wideworld.example',
      assignedOn: day(-140),
      steps: [
        ...reservation(day(-130), 'wideworld.example', done(-14, 10)),
        report(day(-80), { ...done(-14, 10), ...windows }),
        redemption(day(-78), 'VVR-75002'),
        paymentRequest(day(-40), 'NW-2032', 14_000),
        paymentStatus(day(-12), 'approved', { reference: 'MS-4410923' }),
      ],
    },
    {
      voucherId: 'HMNG-1185',
      offer: 'DDPS',
      serviceLevel: 5,
      organisation: 'Humongous Versicherung AG',
      domain: 'humongous.example',
      assignedOn: day(-170),
      steps: [
        ...reservation(day(-165), 'humongous.example', done(-20)),
        report(day(-128), { ...done(-20), ...windows }),
        redemption(day(-126), 'VVR-70015'),
        paymentRequest(day(-85), 'NW-2017', 7000),
        paymentStatus(day(-70), 'approved', { reference: 'MS-4398177' }),
        paymentStatus(day(-45), 'paid', { reference: 'MS-4398177' }),
      ],
    },
    {
      voucherId: 'GRDS-6627',
      offer: 'SDPS',
      serviceLevel: 5,
      organisation: 'Graphic Design Institut',
      domain: 'graphicdesign.example',
      assignedOn: day(-125),
      steps: [
        ...reservation(day(-118), 'graphicdesign.example', {
          engagement: 'sharepoint',
          monday: monday(-11),
          days: 5,
        }),
        report(day(-64), {
          engagement: 'sharepoint',
          monday: monday(-11),
          days: 5,
          ...sharePoint,
        }),
        redemption(day(-62), 'VVR-76101'),
        paymentRequest(day(-30), 'NW-2036', 7000),
        paymentStatus(day(-5), 'action-required', {
          reference: 'MS-4415530',
          reason: 'The invoice does not name the voucher.',
        }),
      ],
    },
  ];
}
