import { noticeCard, urgentLine } from '../../cards/notices/notice-card.ts';
import {
  sharedVoucherCard,
  voucherCard,
  type VoucherCardView,
} from '../../cards/voucher/voucher-card.ts';
import type { VoucherAction } from '../../workflow/steps/catalogue.ts';
import type { NextStep } from '../../workflow/views/offered-steps.ts';
import { anAssignedVoucher, aReservedVoucher, paymentRequested } from '../support/a-voucher.ts';
import { executesOf, markdownOf } from '../support/card-parts.ts';
import { people } from '../support/partner.ts';
import { english, german } from '../support/translators.ts';

const view: VoucherCardView = {
  voucher: aReservedVoucher(),
  steps: ['done', 'done', 'done', 'done', 'done', 'now', 'ahead', 'ahead'],
  may: ['reschedule', 'release', 'report', 'handover'],
  next: { action: 'report', by: 'you', until: '2020-10-31' },
  countdown: { of: 'voucher', until: '2020-10-31', daysLeft: 138, daysInAll: 180 },
};

const titles = (card: unknown): readonly unknown[] => executesOf(card).map(({ title }) => title);
const text = (card: unknown): string => markdownOf(card).join('\n');

describe('the buttons of a voucher', () => {
  it('start with the next step and end with the history', () => {
    expect(titles(voucherCard(english, view))).toEqual([
      'Submit report',
      'Reschedule',
      'Release',
      'Hand over',
      'History',
    ]);
  });

  it('are six at most below the one of the next step, two of them visible', () => {
    const may: readonly VoucherAction[] = [
      'validate',
      'reserve',
      'report',
      'redeem',
      'payment',
      'payment-status',
      'release',
    ];
    const [next, ...buttons] = executesOf(voucherCard(english, { ...view, may }));
    expect(next).toMatchObject({ verb: 'report', style: 'positive' });
    expect(buttons.map(({ mode }) => mode ?? 'primary')).toEqual([
      ...['primary', 'primary'],
      ...['secondary', 'secondary', 'secondary', 'secondary'],
    ]);
    expect(buttons.at(-1)).toMatchObject({ verb: 'history' });
  });

  it('contain the voucher and the revision of the card', () => {
    const { voucherId, revision } = view.voucher;
    for (const { data, verb } of executesOf(voucherCard(english, view)))
      expect(data).toEqual({ desk: { voucherId, revision, verb } });
  });
});

describe('the next step on a voucher card', () => {
  it.each<[NextStep | undefined, string, string]>([
    [{ action: 'reserve', by: 'you' }, 'You can do this now', 'Das können Sie jetzt tun'],
    [{ action: 'deliver', by: 'consultant' }, 'Waiting for carlo', 'Liegt bei carlo'],
    [{ action: 'redeem', by: 'assignee' }, 'Waiting for paula', 'Liegt bei paula'],
    [
      { action: 'await-payment', by: 'microsoft' },
      'Microsoft reviews the payment request',
      'Microsoft prüft die Zahlungsanforderung',
    ],
    [{ action: 'payment', by: 'admin' }, 'an admin of your company', 'Admins'],
  ])('is written for %j', (next, inEnglish, inGerman) => {
    expect(text(voucherCard(english, { ...view, next }))).toContain(inEnglish);
    expect(text(voucherCard(german, { ...view, next }))).toContain(inGerman);
  });

  it('is replaced by a reason if there is none', () => {
    const over = (changes: object): string =>
      text(
        voucherCard(english, {
          ...view,
          next: undefined,
          voucher: { ...view.voucher, ...changes },
        }),
      );
    expect(over({ status: 'expired' })).toContain('This voucher has expired.');
    expect(
      over({ status: 'redeemed', payment: { ...paymentRequested, status: 'paid' } }),
    ).toContain('All done');
    expect(over({ status: 'redeemed' })).toContain('The time to request payment is over.');
  });

  it('names an unknown assignee as the customer did', () => {
    const voucher = anAssignedVoucher({ assignee: { email: 'p*m@contoso.example' } });
    const next = { action: 'validate', by: 'assignee' } as const;
    expect(text(voucherCard(english, { ...view, voucher, next }))).toContain(
      String.raw`Waiting for p\*m@contoso.example`,
    );
  });
});

describe('the completed steps on a voucher card', () => {
  const { reservation } = view.voucher;
  const textFor = (endDate: string) =>
    text(
      voucherCard(english, {
        ...view,
        done: reservation ? [{ type: 'reserved', ...reservation, endDate }] : [],
      }),
    );

  it('show both days of an engagement, or its single day', () => {
    expect(reservation).toBeDefined();
    const { startDate = '' } = reservation ?? {};
    expect(textFor('2020-12-24')).toMatch(/Reserved: .+, (.+) – Dec 24, 2020, led by/u);
    expect(textFor(startDate)).not.toMatch(/Reserved: .+ – /u);
  });
});

describe('the status on a voucher card', () => {
  const redeemed = { ...view.voucher, status: 'redeemed' } as const;
  const badge = (voucher: VoucherCardView['voucher']) =>
    text(voucherCard(english, { ...view, voucher }));

  it.each([
    ['requested', 'Payment requested'],
    ['approved', 'Payment approved'],
    ['paid', 'Paid'],
    ['action-required', 'Microsoft has a question'],
    ['rejected', 'Payment rejected'],
  ] as const)('is that of the payment if it is %s', (status, words) => {
    const payment = { ...paymentRequested, status };
    expect(badge({ ...redeemed, payment })).toContain(words);
  });

  it('is that of the voucher before the payment', () => {
    expect(badge(redeemed)).toContain('Redeemed');
  });

  it('is, for an expired voucher, the step at which it ended, with no current step', () => {
    const expiredBadge = badge({ ...view.voucher, status: 'expired' });
    expect(expiredBadge).toContain('✘ Complete the engagement · ended here');
    expect(expiredBadge).toContain('Ended at step 6 of 8: **Complete the engagement**');
    expect(expiredBadge).not.toContain('▶');
  });
});

describe('a shared card', () => {
  const users = Array.from({ length: 70 }, (_, at) => `29:${at}`);
  const card = sharedVoucherCard(english, view, users);

  it('has no personal button', () => {
    expect(titles(card)).toEqual(['Show voucher']);
  });

  it('links to the reader’s personal chat with the bot, with the question filled in', () => {
    const { actions } = sharedVoucherCard(german, view, users, 'app-1');
    expect(actions).toContainEqual({
      type: 'Action.OpenUrl',
      title: 'In meinem Chat öffnen',
      url: `https://teams.microsoft.com/l/chat/0/0?users=28:app-1&message=Status%20${view.voucher.voucherId}`,
    });
  });

  it('refreshes for at most sixty people, with the voucher’s status', () => {
    expect(card.refresh).toMatchObject({
      action: { verb: 'status', data: { desk: { voucherId: view.voucher.voucherId } } },
      userIds: users.slice(0, 60),
    });
  });
});

describe('a notice', () => {
  const notice = noticeCard(english, {
    ...view,
    kind: 'voucher-handed-over',
    by: { kind: 'person', personId: people.adam },
  });

  it('contains the event, the cause, the change and the voucher, in this order', () => {
    const shownText = text(notice);
    const places = [
      'A voucher was handed over to you',
      'By adam',
      'You are in charge of it now.',
      'Fabrikam AG',
    ].map((part) => shownText.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('has the task once, the button of it, and those of the whole card and of the settings', () => {
    const buttons = executesOf(notice).map(({ mode, verb }) => [verb, mode]);
    expect(buttons[0]).toEqual(['report', undefined]);
    expect(buttons.slice(-2)).toEqual([
      ['status', 'secondary'],
      ['notifications', 'secondary'],
    ]);
    expect(text(notice).match(/completion report/gu)).toHaveLength(1);
    expect(text(notice)).not.toContain('Step 6 of 8');
  });

  it.each([
    [{ kind: 'customer' }, 'Zugewiesen vom Kunden'],
    [{ kind: 'microsoft' }, 'Von Microsoft'],
    [{ kind: 'clock' }, 'Automatisch, zum Termin'],
    [{ kind: 'desk' }, 'Von Planning Services Desk'],
  ] as const)('names the cause %j', (by, words) => {
    expect(text(noticeCard(german, { ...view, kind: 'voucher-expired', by }))).toContain(words);
  });

  it.each([
    ['action-required', 'The payment for Fabrikam AG needs your attention'],
    ['rejected', 'The payment for Fabrikam AG needs your attention'],
    ['requested', undefined],
    ['approved', undefined],
    ['paid', undefined],
  ] as const)('has for a payment that is %s the heading %j', (status, line) => {
    const payment = { ...paymentRequested, status };
    const voucher = { ...view.voucher, status: 'redeemed', payment } as const;
    const by = { kind: 'microsoft' } as const;
    const kind = 'payment-status-changed';
    expect(urgentLine(english, { ...view, voucher, kind, by })).toBe(line);
  });

  it.each([
    ['requested', 'Microsoft is reviewing the request.'],
    ['approved', 'The money is on its way.'],
    ['paid', 'Nothing else to do for this voucher.'],
    ['action-required', 'Answer it in the payment tool'],
    ['rejected', 'The reason is below.'],
  ] as const)('states for a payment that is %s what the reader has to do', (status, words) => {
    const payment = { ...paymentRequested, status };
    const voucher = { ...view.voucher, status: 'redeemed', payment } as const;
    const by = { kind: 'microsoft' } as const;
    const kind = 'payment-status-changed';
    expect(text(noticeCard(english, { ...view, voucher, kind, by }))).toContain(words);
  });
});

describe('a confirmation number that was left empty', () => {
  const { reservation, ...voucher } = aReservedVoucher();
  const card = (confirmationReference?: string, may: readonly VoucherAction[] = ['correct']) =>
    voucherCard(english, {
      ...view,
      may,
      voucher: {
        ...voucher,
        reservation: reservation && { ...reservation, confirmationReference },
      },
    });
  const asks = 'No confirmation number for the reservation yet: enter it';

  it('is asked for until it is entered', () => {
    expect(executesOf(card())).toContainEqual(
      expect.objectContaining({ verb: 'correct', title: asks }),
    );
    expect(text(card('PC-7'))).toContain('PC-7');
    expect(text(card('PC-7'))).not.toContain(asks);
  });

  it('is not asked for if the reader may not enter it', () => {
    expect(text(card(undefined, ['report']))).not.toContain(asks);
  });
});
