import { translatorFor } from '../../locales/translator.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';
import { people } from './partner.ts';

const names = {
  programme: defaultProgramme,
  personName: (personId: string) => Object.entries(people).find(([, id]) => id === personId)?.[0],
  timeZone: 'Europe/Berlin',
};

/** Translators that know the people of partner.ts. */
export const english = translatorFor('en', names);
export const german = translatorFor('de', names);
