import type { Programme } from '../../workflow/programme/definition.ts';
import { defaultProgramme } from '../../workflow/programme/load.ts';

type Part = 'windows' | 'requirements' | 'calendar';

/** The shipped definition with changed windows, requirements or end dates. */
export function aProgramme(
  changes: { readonly [Name in Part]?: Partial<Programme[Name]> } = {},
): Programme {
  const { windows, requirements, calendar } = defaultProgramme;
  return {
    ...defaultProgramme,
    windows: { ...windows, ...changes.windows },
    requirements: { ...requirements, ...changes.requirements },
    calendar: { ...calendar, ...changes.calendar },
  };
}

/** The shipped definition with one changed engagement. */
export function aProgrammeWhere(
  engagement: string,
  changes: Partial<Programme['offers'][number]['engagements'][number]>,
): Programme {
  return {
    ...defaultProgramme,
    offers: defaultProgramme.offers.map((offer) => ({
      ...offer,
      engagements: offer.engagements.map((one) =>
        one.code === engagement ? { ...one, ...changes } : one,
      ),
    })),
  };
}
