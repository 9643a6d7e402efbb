import { awayCard } from '../../cards/chat/away-card.ts';
import { messageCard } from '../../cards/chat/message-card.ts';
import type { FormState } from '../../cards/kit/card.ts';
import { coverChoices } from '../../dialogs/choices.ts';
import { contextOf } from '../../dialogs/show-voucher.ts';
import type { Turn, Values } from '../../dialogs/turn.ts';
import { check, unmet, type Check } from '../../workflow/kernel/checks.ts';
import { dayAt, isDay, toInstant, type Day } from '../../workflow/kernel/day.ts';
import { coded, day } from '../../workflow/kernel/facts.ts';
import { absenceNotices, endNotices } from '../../workflow/notices/absence-notices.ts';
import { absenceAhead } from '../../workflow/people/absence.ts';
import type { Absence, PersonRecord } from '../../workflow/records/records.ts';
import { absenceIn } from '../utterance/absence-in.ts';
import type { DirectCommand } from './command.ts';

/** The person's absence: shown, entered, changed and ended. */
export const away: DirectCommand = {
  kind: 'direct',
  name: 'away',
  action: 'read',
  aboutVoucher: false,
  fields: ['from', 'until', 'colleague'],
  async run(turn, { extra, text, values }) {
    const { people } = turn.services;
    const { personId } = turn.person;
    const known = await people.find(turn.tenantId, personId);
    const own = { turn, known, today: dayAt(turn.services.clock.now(), timeZoneOf(turn, known)) };
    const id = turn.click?.commandId;
    if (id !== undefined && extra.ends !== undefined) return end(own, extra.ends);
    if (id !== undefined && values.from !== undefined) return save(own, id, values);
    const { members } = await turn.partner();
    const named = await absenceIn(text, own.today, members, personId);
    const { colleague, ...days } = named;
    if (colleague === undefined || (await isColleague(turn, colleague)))
      return show(own, { values: named, refused: [] });
    const refused = unmet([coverCheck(colleague, false)]);
    return show(own, { values: days, refused });
  },
};

interface Own {
  readonly turn: Turn;
  readonly known: PersonRecord | undefined;
  /** In the person's time zone. */
  readonly today: Day;
}

const timeZoneOf = ({ services }: Turn, known: PersonRecord | undefined): string =>
  known?.timeZone ?? services.timeZone;

async function show({ known, today, turn }: Own, form: FormState): Promise<void> {
  const { t, services } = turn;
  const colleagues = coverChoices(await contextOf(turn), turn.person.personId);
  const absence = absenceAhead(known, services);
  await turn.mention({ personId: absence?.coverId });
  if (colleagues.length === 0 && absence === undefined)
    return turn.show(
      messageCard(t, {
        title: t.text('away.nobody'),
        text: t.text('away.nobody.text'),
        actions: ['team', 'handover'],
      }),
    );
  const view = { commandId: services.ids.next(), form, today, colleagues, absence };
  await turn.show(awayCard(t, view));
}

async function save(own: Own, id: string, values: Values): Promise<void> {
  const { known, today, turn } = own;
  const { people, ids, clock, timeZone } = turn.services;
  const { personId } = turn.person;
  const { colleague: coverId = '', from = '', until = '' } = values;
  const refused = unmet(checksOf(values, today, await isColleague(turn, coverId)));
  if (refused.length > 0) return show(own, { values, refused });
  const absence: Absence = { id, from, until, coverId };
  const former = absenceAhead(known, { clock, timeZone });
  const cause = {
    tenantId: turn.tenantId,
    absentId: personId,
    timeZone: timeZoneOf(turn, known),
    ids,
    now: clock.now(),
    correlationId: turn.correlationId,
  };
  const notices = absenceNotices(cause, absence, former);
  await people.setAbsence(turn.tenantId, personId, absence, notices);
  const cover = await people.find(turn.tenantId, coverId);
  const theirs = absenceAhead(cover, { clock, timeZone });
  const isAwayToo = theirs !== undefined && theirs.from <= until && from <= theirs.until;
  await turn.mention({ personId: coverId });
  const { t } = turn;
  const facts = { cover: coded('person', coverId), from: day(from), until: day(until) };
  await turn.show(
    messageCard(t, {
      title: t.text('away.saved', facts),
      text: [
        t.text('away.saved.text', facts),
        ...(former === undefined || former.id === id
          ? []
          : [t.text('away.replaced', { from: day(former.from), until: day(former.until) })]),
        ...(isAwayToo
          ? [
              t.text('away.cover-is-away', {
                cover: facts.cover,
                from: day(theirs.from),
                until: day(theirs.until),
              }),
            ]
          : []),
      ].join(' '),
      actions: ['away', 'next', 'vouchers'],
    }),
  );
}

async function end({ known, turn }: Own, id: string): Promise<void> {
  const { t, services } = turn;
  const absence = absenceAhead(known, services);
  if (absence?.id === id) {
    const { clock, ids, people } = services;
    const { personId } = turn.person;
    const now = clock.now();
    const timeZone = timeZoneOf(turn, known);
    const cause = { tenantId: turn.tenantId, absentId: personId, timeZone, ids, now };
    const ended = { ...absence, endedAt: toInstant(now) };
    await people.endAbsence(turn.tenantId, personId, ended, endNotices(cause, absence));
  }
  await turn.show(
    messageCard(t, {
      title: t.text('away.ended'),
      text: t.text('away.ended.text'),
      actions: ['next', 'vouchers', 'away'],
    }),
  );
}

async function isColleague(turn: Turn, coverId: string): Promise<boolean> {
  const colleagues = coverChoices(await contextOf(turn), turn.person.personId);
  return colleagues.some(({ personId }) => personId === coverId);
}

function checksOf(
  { colleague = '', from = '', until = '' }: Values,
  today: Day,
  isKnown: boolean,
): readonly Check[] {
  const field = (name: string, value: string, met: boolean): Check =>
    check('field-valid', met, { problem: value === '' ? 'missing' : 'day' }, name);
  const areDays = isDay(from) && isDay(until);
  return [
    field('from', from, isDay(from)),
    field('until', until, isDay(until)),
    ...(areDays
      ? [
          check('dates-in-order', from <= until, { from: day(from), until: day(until) }, 'until'),
          check('absence-not-past', today <= until, { until: day(until) }, 'until'),
        ]
      : []),
    colleague === ''
      ? check('field-valid', false, { problem: 'missing' }, 'colleague')
      : coverCheck(colleague, isKnown),
  ];
}

const coverCheck = (colleague: string, may: boolean): Check =>
  check('can-cover', may, { colleague: coded('person', colleague) }, 'colleague');
