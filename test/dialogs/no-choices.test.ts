import { batchSteps } from '../../dialogs/batch-steps.ts';
import { partnerSteps } from '../../dialogs/partner-steps.ts';
import { may, type PartnerStep } from '../../dialogs/partner-step-dialog.ts';
import { voucherSteps } from '../../dialogs/voucher-steps.ts';
import type { SingleVoucherAction, VoucherStep } from '../../dialogs/voucher-step-dialog.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Context } from '../../workflow/partner/context.ts';
import type { Partner } from '../../workflow/partner/partner.ts';
import type { Role } from '../../workflow/programme/definition.ts';
import { aChat } from '../support/a-chat.ts';
import { aReportedVoucher, aRedeemedVoucher, aReservedVoucher } from '../support/a-voucher.ts';
import { executesOf, inputsOf, markdownOf } from '../support/card-parts.ts';
import { stepCases } from '../support/step-cases.ts';
import {
  actorOf,
  aMember,
  anEnrolledPartner,
  aPartner,
  contextOf,
  people,
} from '../support/partner.ts';
import { english, german } from '../support/translators.ts';

/** Records in which a form may find nothing to choose from. */
const EMPTY: Readonly<Record<string, Partner>> = {
  'no records at all': aPartner({ members: [] }),
  'no location': anEnrolledPartner({ locations: [] }),
  'no consultant': anEnrolledPartner({
    members: [aMember(people.gloria, 'global-admin'), aMember(people.paula, 'project-manager')],
  }),
  'no colleague': anEnrolledPartner({ members: [aMember(people.paula, 'project-manager')] }),
  'no enrolment': anEnrolledPartner({ enrolments: [], competencies: [] }),
};

const textOf = (card: unknown): string => markdownOf(card).join('\n');

const commandId = 'command-1';
const form = { values: {}, refused: [] };
const as = (role: Role, partner: Partner): Context =>
  contextOf(partner, {
    actor: actorOf(role === 'global-admin' ? people.gloria : people.paula, role),
  });

/** The cards of every form, or the cards shown in their place. */
function cardsOf(context: Context, t = english): readonly (readonly [string, Card])[] {
  const shared = { ...context, t, form, commandId };
  const single: Readonly<Record<string, VoucherStep>> = voucherSteps;
  const ofPartner: Readonly<Record<string, PartnerStep>> = partnerSteps;
  const candidates = [{ voucher: aReportedVoucher(), checks: [] }] as const;
  return [
    ...Object.entries(single).map(([name, step]) => {
      const { voucher } = stepCases[name as SingleVoucherAction];
      const view = { ...shared, voucher };
      return [name, step.instead?.(view) ?? step.form(view)] as const;
    }),
    ...Object.entries(ofPartner).flatMap(([name, step]) => {
      const isMine = step.actions?.some((action) => may(context, action)) ?? true;
      const other = isMine ? step.instead?.(shared) : 'not shown';
      return typeof other === 'string' ? [] : [[name, other ?? step.form(shared)] as const];
    }),
    ...Object.entries(batchSteps).map(
      ([name, step]) =>
        [
          name,
          step.form({
            ...shared,
            leftOut: [],
            candidates:
              name === 'redeem' ? candidates : [{ voucher: aRedeemedVoucher(), checks: [] }],
          }),
        ] as const,
    ),
  ];
}

const cases = Object.keys(EMPTY).flatMap((name) =>
  (['global-admin', 'project-manager'] as const).map((role) => [name, role] as const),
);

describe.each(cases)('with %s, a form for a %s', (name, role) => {
  const partner = EMPTY[name] ?? aPartner();
  it.each(['en', 'de'])('has no required choice without choices: %s', (language) => {
    const cards = cardsOf(as(role, partner), language === 'en' ? english : german);
    const empty = cards.flatMap(([step, card]) =>
      inputsOf(card)
        .filter(
          (input) =>
            input.type === 'Input.ChoiceSet' &&
            input['isRequired'] === true &&
            (input['choices'] as readonly unknown[]).length === 0 &&
            input['choices.data'] === undefined,
        )
        .map(({ id }) => `${step}.${String(id)}`),
    );
    expect(empty).toEqual([]);
    expect(cards.length).toBeGreaterThan(role === 'global-admin' ? 18 : 10);
  });
});

describe('a form without choices', () => {
  const lonely = anEnrolledPartner({
    locations: [],
    members: [aMember(people.gloria, 'global-admin'), aMember(people.paula, 'project-manager')],
  });
  const cardOf = (name: SingleVoucherAction, role: Role, partner = lonely, t = english) =>
    cardsOf(as(role, partner), t).find(([step]) => step === name)?.[1];

  it.each<[SingleVoucherAction, readonly string[], RegExp]>([
    [
      'reserve',
      ['add-location', 'grant-role', 'status'],
      /no location in the country of delivery: Germany[^]*No one in the team is a consultant yet/u,
    ],
    ['reschedule', ['grant-role', 'status'], /No one in the team is a consultant yet/u],
  ])('says why and offers an admin what helps: %s', (name, verbs, text) => {
    const card = cardOf(name, 'global-admin');
    expect(textOf(card)).toMatch(text);
    expect(executesOf(card).map(({ verb }) => verb)).toEqual(verbs);
    const positive = executesOf(card).filter(({ style }) => style === 'positive');
    expect(positive.map(({ verb }) => verb)).toEqual(verbs.slice(0, 1));
  });

  it('names to a project manager whom to ask', () => {
    const card = cardOf('reserve', 'project-manager');
    expect(textOf(card)).toMatch(/Ask gloria\./u);
    expect(executesOf(card).map(({ verb }) => verb)).toEqual(['status']);
    expect(textOf(cardOf('reserve', 'project-manager', lonely, german))).toMatch(
      /keinen Standort im Land der Durchführung: Deutschland\.[^]*Bitte wenden Sie sich an gloria\./u,
    );
  });

  it('asks for an admin in general if none is known', () => {
    const card = cardOf('handover', 'project-manager', EMPTY['no colleague']);
    expect(textOf(card)).toMatch(/No one else in the team[^]*Ask a global admin/u);
  });

  it('ends the step, so that nothing stays open in the chat', async () => {
    const chat = await aChat({ partner: lonely, vouchers: [aReservedVoucher()] });
    const paula = chat.as('paula');
    const reply = await paula.says('reschedule ABCD-1234');
    expect(reply.text).toMatch(/^Reschedule[^]*No one in the team is a consultant yet/u);
    expect(await chat.underWay('paula')).toBeUndefined();
  });

  it('does not ask to whom several vouchers go while nobody can take them', async () => {
    const chat = await aChat({ partner: EMPTY['no colleague'], vouchers: [aReservedVoucher()] });
    const reply = await chat.as('paula').says('hand over all my vouchers');
    expect(reply.text).toMatch(/No one else in the team may take vouchers over/u);
    expect(await chat.underWay('paula')).toBeUndefined();
  });
});

describe('a reservation in the country of none of the locations', () => {
  const vienna = [{ location: '7654321', country: 'AT', name: 'Wien' }];
  const partner = anEnrolledPartner({ locations: vienna });
  it.each<[Role, RegExp, boolean]>([
    [
      'global-admin',
      /no location in the country of delivery: Germany\. Your locations allow a reservation in: Austria/u,
      true,
    ],
    [
      'project-manager',
      /no location in the country of delivery: Germany\.[^]*Ask gloria or adam/u,
      false,
    ],
  ])('leads a %s to its locations, or to another one', (role, text, offered) => {
    const { voucher } = stepCases.reserve;
    const card = cardsOf(as(role, partner)).find(([step]) => step === 'reserve')?.[1];
    expect(voucher.customer.country).toBe('DE');
    expect(textOf(card)).toMatch(text);
    expect(inputsOf(card).map(({ id }) => id)).toContain('deliveryCountry');
    const submits = JSON.stringify(card).includes('"verb":"add-location"');
    expect(submits).toBe(offered);
  });
});
