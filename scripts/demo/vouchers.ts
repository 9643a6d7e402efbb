import type { DemoCalendar } from './calendar.ts';
import { DEMO_PEOPLE } from './people.ts';
import { expiry, report, reservation, type DemoVoucher } from './voucher.ts';

/** A voucher assigned today; its notice is sent when the chat is first opened. */
export function newVoucher({ today }: DemoCalendar): DemoVoucher {
  return {
    voucherId: 'FBRK-2718',
    offer: 'SDPS',
    serviceLevel: 10,
    organisation: 'Fabrikam AG',
    domain: 'fabrikam.example',
    assignedOn: today,
  };
}

/** Unredeemed vouchers in different situations, and one expired voucher. */
export function openVouchers({ day, monday }: DemoCalendar): readonly DemoVoucher[] {
  const migration = { engagement: 'sharepoint', monday: monday(-4), days: 3 };
  return [
    {
      voucherId: 'WDGT-4410',
      offer: 'DDPS',
      serviceLevel: 5,
      organisation: 'Wingtip Toys GmbH',
      domain: 'wingtip.example',
      assignedOn: day(-166),
    },
    {
      voucherId: 'ADVW-3057',
      offer: 'DDPS',
      serviceLevel: 10,
      organisation: 'Adventure Works AG',
      domain: 'adventure-works.example',
      assignedOn: day(-24),
      steps: reservation(day(-20), 'adventure-works.example', {
        engagement: 'windows-and-office',
        monday: monday(2),
        days: 10,
      }),
    },
    {
      voucherId: 'TLSP-6142',
      offer: 'SDPS',
      serviceLevel: 5,
      organisation: 'Tailspin Toys GmbH',
      domain: 'tailspin.example',
      country: 'AT',
      assignedOn: day(-60),
      steps: reservation(day(-50), 'tailspin.example', {
        engagement: 'sharepoint',
        country: 'AT',
        monday: monday(-2),
        days: 5,
      }),
    },
    {
      voucherId: 'LTWR-8193',
      offer: 'SDPS',
      serviceLevel: 3,
      organisation: 'Litware GmbH',
      domain: 'litware.example',
      assignedOn: day(-75),
      steps: [
        ...reservation(day(-70), 'litware.example', migration),
        report(day(-14), {
          ...migration,
          products: 'SharePoint',
          summary: 'Sites and permissions reviewed; target structure agreed on.',
        }),
      ],
    },
    {
      voucherId: 'SCHW-3390',
      offer: 'DDPS',
      serviceLevel: 1,
      organisation: 'Kunsthochschule Südwest',
      domain: 'kunsthochschule.example',
      assignedOn: day(-184),
      steps: [expiry(day(-3))],
    },
    {
      voucherId: 'TREY-8456',
      offer: 'PVDPS',
      serviceLevel: 15,
      organisation: 'Trey Research GmbH',
      domain: 'trey.example',
      assignedTo: DEMO_PEOPLE.partnerAdmin,
      assignedOn: day(-40),
      steps: reservation(
        day(-34),
        'trey.example',
        {
          engagement: 'windows-server',
          consultant: DEMO_PEOPLE.partnerAdmin,
          monday: monday(1),
          days: 15,
        },
        DEMO_PEOPLE.partnerAdmin,
      ),
    },
  ];
}
