import { cachedCard } from '../../dialogs/cached-card.ts';
import type { Turn } from '../../dialogs/turn.ts';
import { translatorFor } from '../../locales/translator.ts';
import type { Context } from '../../workflow/partner/context.ts';
import { frozen } from '../../workflow/kernel/deep-freeze.ts';
import { defaultProgramme as programme } from '../../workflow/programme/load.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import { anAssignedVoucher } from '../support/a-voucher.ts';
import { anEnrolledPartner, people, today } from '../support/partner.ts';

interface CardRequest {
  readonly voucher: Voucher;
  readonly context: Context;
  readonly turn: Turn;
}

const paula = { personId: people.paula };
const speaking = (locale: string, timeZone?: string) =>
  translatorFor(locale, { programme, personName: () => undefined, timeZone });
const turnOf = (more: Partial<Turn>): Turn =>
  ({ person: paula, t: speaking('en'), ...more }) as Turn;

/** Frozen objects, as a caching store returns unchanged documents. */
function aRequest(): CardRequest {
  const actor = { kind: 'person', ...paula, roles: [] } as const;
  const now = `${today}T08:00:00.000Z`;
  const partner = frozen(anEnrolledPartner());
  const context = { actor, partner, programme, now, today, timeZone: 'UTC' };
  return { voucher: frozen(anAssignedVoucher()), context, turn: turnOf({}) };
}

/** Number of cards rendered for both requests. */
function cardsMade(one: CardRequest, other: CardRequest): number {
  let made = 0;
  for (const { turn, voucher, context } of [one, other])
    cachedCard(
      turn,
      voucher,
      context,
      () => ({ type: 'AdaptiveCard', made: (made += 1) }) as never,
    );
  return made;
}

describe('the cached card of a voucher', () => {
  it('is reused for the same reader while nothing changed', () => {
    const one = aRequest();
    const later = { ...one.context, now: `${today}T09:00:00.000Z` };
    expect(cardsMade(one, { ...one, turn: turnOf({}), context: later })).toBe(1);
  });

  it.each<[string, (one: CardRequest) => Partial<CardRequest>]>([
    ['the voucher has changed', () => ({ voucher: frozen(anAssignedVoucher()) })],
    [
      'the company has changed',
      ({ context }) => ({ context: { ...context, partner: frozen(anEnrolledPartner()) } }),
    ],
    [
      'the programme is another',
      ({ context }) => ({ context: { ...context, programme: { ...programme } } }),
    ],
    ['it is another day', ({ context }) => ({ context: { ...context, today: '2020-12-31' } })],
    ['somebody else asks', () => ({ turn: turnOf({ person: { personId: people.carlo } }) })],
    [
      'her address is known now',
      () => ({ turn: turnOf({ person: { ...paula, email: 'a@b.example' } }) }),
    ],
    ['she reads another language', () => ({ turn: turnOf({ t: speaking('de') }) })],
    ['she reads in another region', () => ({ turn: turnOf({ t: speaking('en-GB') }) })],
    ['she is in another time zone', () => ({ turn: turnOf({ t: speaking('en', 'Asia/Tokyo') }) })],
  ])('is rendered again when %s', (_what, change) => {
    const one = aRequest();
    expect(cardsMade(one, { ...one, ...change(one) })).toBe(2);
  });

  it.each([
    ['voucher', (one: CardRequest) => ({ ...one, voucher: { ...one.voucher } })],
    [
      'company',
      (one: CardRequest) => ({ ...one, context: { ...one.context, partner: anEnrolledPartner() } }),
    ],
  ])('is not cached for a %s that is not frozen', (_what, loose) => {
    const one = loose(aRequest());
    expect(cardsMade(one, one)).toBe(2);
  });

  it('cannot be changed by its receiver', () => {
    const { turn, voucher, context } = aRequest();
    const make = () => ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'A' }] }) as const;
    cachedCard(turn, voucher, context, make);
    const card = cachedCard(turn, voucher, context, make);
    expect(() => (card.body as unknown[]).push({})).toThrow(TypeError);
  });
});
