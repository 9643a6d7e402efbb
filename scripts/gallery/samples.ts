import type { Names } from '../../locales/names.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { sampleAbsences } from './sample-absences.ts';
import { sampleCalendar } from './sample-calendar.ts';
import { samplePartnerCards } from './sample-partner-cards.ts';
import { sampleForms, type Samples } from './sample-forms.ts';
import { sampleHandovers } from './sample-handovers.ts';
import { sampleImports } from './sample-imports.ts';
import { sampleLists } from './sample-lists.ts';
import { sampleMessages } from './sample-messages.ts';
import { sampleNotes } from './sample-notes.ts';
import { colleagueId } from './sample-partner.ts';
import { nth, TYPED, type SampleKind } from './sample-texts.ts';
import { sampleVoucherCards } from './sample-voucher-cards.ts';
import { SAMPLE_PEOPLE } from './sample-vouchers.ts';

export function sampleNames(kind: SampleKind): Names {
  const known = new Map<string, string>([
    [SAMPLE_PEOPLE.paula, TYPED[kind].person],
    [SAMPLE_PEOPLE.carlo, nth(TYPED[kind].colleagues, 0)],
    ...Array.from(
      { length: 11 },
      (_, at) => [colleagueId(at), nth(TYPED[kind].colleagues, at)] as const,
    ),
  ]);
  return {
    programme: defaultProgramme,
    personName: (personId) => known.get(personId),
    timeZone: 'Europe/Berlin',
  };
}

/** All cards of the product, with sample input of one kind. */
export function everyCard(kind: SampleKind): Samples {
  const typed = TYPED[kind];
  return {
    ...sampleVoucherCards(typed),
    ...sampleForms(typed),
    ...sampleHandovers(typed),
    ...sampleNotes(typed),
    ...sampleAbsences(typed),
    ...sampleCalendar(),
    ...sampleLists(typed),
    ...sampleMessages(typed, sampleNames(kind)),
    ...samplePartnerCards(typed),
    ...sampleImports(typed),
  };
}
