import type { Facts } from '../../kernel/facts.ts';
import type { Partner } from '../partner.ts';
import { partnerCommands, type PartnerEvent } from './catalogue.ts';
import { evolveWith, type EventKind } from './command.ts';

const kinds = Object.fromEntries(
  Object.values<{ readonly events: Readonly<Record<string, EventKind<object>>> }>(
    partnerCommands,
  ).flatMap(({ events }) => Object.entries(events)),
);

export const evolvePartner: (partner: Partner, event: PartnerEvent) => Partner = evolveWith(kinds);

/** The parameters of the message `event.<type>`. */
export const partnerEventFacts = ({ type, ...fields }: PartnerEvent): Facts =>
  kinds[type]?.facts(fields) ?? {};
