import { allOf, coded, moment } from '../../workflow/kernel/facts.ts';
import type { PartnerEvent } from '../../workflow/partner/commands/catalogue.ts';
import type { Member } from '../../workflow/partner/partner.ts';
import { isIdentified } from '../../workflow/partner/team.ts';
import type { HistoryRecord } from '../../workflow/records/records.ts';
import type { Translator } from '../../locales/translator.ts';
import { actorWords } from '../kit/actor-words.ts';
import type { Card, CardAction, Element } from '../kit/card.ts';
import { partnerCard } from './partner-card.ts';
import { eventWords } from '../history/event-words.ts';
import { iconLine } from '../kit/icon.ts';
import { commandAction } from '../kit/form-actions.ts';
import { pageActions, type Paging } from '../kit/page-actions.ts';
import { paragraph, subheading, subtle } from '../kit/text-blocks.ts';

/** People that fit on a page, even with long names. */
export const PEOPLE_A_PAGE = 12;

export interface TeamView {
  /** At most `PEOPLE_A_PAGE`. */
  readonly members: readonly Member[];
  /** Number of members on all pages. */
  readonly total: number;
  readonly paging: Paging;
  /** The reader. */
  readonly personId: string;
  readonly mayGrant: boolean;
  /** The latest grants and withdrawals, newest first. */
  readonly changes: readonly HistoryRecord<PartnerEvent>[];
  readonly done?: readonly PartnerEvent[];
  /** The open vouchers of a person who can no longer continue them. */
  readonly left?: { readonly personId: string; readonly count: number };
}

type Left = NonNullable<TeamView['left']>;

/** Members with their roles, and the latest changes of roles. */
export function teamCard(t: Translator, view: TeamView): Card {
  const { changes, done, left, mayGrant, members, paging, total } = view;
  return partnerCard(t, {
    done,
    title: t.text('team.title'),
    rows: [
      ...(left ? [iconLine('unmet', [paragraph(leftText(t, left))])] : []),
      paragraph(t.text('team.intro', { count: total })),
      ...members.map((member) => memberRow(t, member, view.personId)),
      { ...subtle(t.text('team.bootstrapped')), spacing: 'medium', size: 'small' },
      ...(changes.length > 0 ? [subheading(t.text('team.history'))] : []),
      ...changes.map((record) => changeLine(t, record)),
    ],
    actions: [
      ...(left ? [handOver(t, left)] : []),
      ...(mayGrant ? [commandAction(t, 'grant-role')] : []),
      ...(mayGrant && total > 0 ? [commandAction(t, 'withdraw-role')] : []),
      ...pageActions(t, 'team', paging),
      commandAction(t, 'history', { of: 'company' }, { secondary: mayGrant }),
    ],
  });
}

const leftText = (t: Translator, { count, personId }: Left): string =>
  t.text('team.left', { count, person: coded('person', personId) });

const handOver = (t: Translator, { personId: from }: Left): CardAction =>
  commandAction(t, 'handover-several', { from }, { style: 'positive' });

function memberRow(t: Translator, member: Member, reader: string): Element {
  const { email, name, personId, roles } = member;
  const isReader = personId === reader;
  const known = [
    ...(email === undefined || email === name ? [] : [t.fact(email)]),
    ...(isIdentified(member) ? [] : [t.text('team.waiting')]),
  ];
  return {
    type: 'Container',
    separator: true,
    items: [
      {
        type: 'TextBlock',
        text: isReader ? t.text('team.you', { name }) : t.fact(name),
        weight: 'bolder',
        wrap: true,
      },
      {
        type: 'TextBlock',
        text: t.fact(allOf(roles.map((role) => coded('role', role)))),
        spacing: 'none',
        wrap: true,
      },
      ...(known.length > 0 ? [subtle(known.join(' · '))] : []),
    ],
  };
}

function changeLine(t: Translator, { actor, at, event }: HistoryRecord<PartnerEvent>): Element {
  const line = `${eventWords(t, event)} · ${actorWords(t, actor)}, ${t.fact(moment(at))}`;
  return { ...subtle(line), spacing: 'small' };
}
