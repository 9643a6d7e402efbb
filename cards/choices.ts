import { coded } from '../workflow/facts.ts';
import type { Location } from '../workflow/partner/partner.ts';
import type { Speaker } from '../locales/speaker.ts';
import type { Choice } from './field.ts';

/** A person to choose from, by her object id; the name is what the roster says. */
export interface PersonChoice {
  readonly personId: string;
  readonly name: string;
}

/** Colleagues to choose from, by name; the value is the person's id. */
export function personChoices(say: Speaker, people: readonly PersonChoice[]): readonly Choice[] {
  return people.map(({ name, personId }) => ({ title: say.plainFact(name), value: personId }));
}

/** The company's locations to choose from; the value is the location's number. */
export function locationChoices(say: Speaker, locations: readonly Location[]): readonly Choice[] {
  return locations.map(({ country, location, name }) => ({
    title: say.plain('choice.location', { name, location, country: coded('country', country) }),
    value: location,
  }));
}
