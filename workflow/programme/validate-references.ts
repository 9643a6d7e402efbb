export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

interface Coded {
  readonly code: string;
}

interface CompetencyReference {
  readonly competency: string;
}

interface Dated {
  readonly from?: string;
  readonly until?: string;
}

/** The parts of a definition with references. */
interface Definition {
  readonly serviceLevels: readonly number[];
  readonly competencies: readonly Coded[];
  readonly exams: readonly (Coded & CompetencyReference)[];
  readonly offers: readonly (Coded & {
    readonly engagements: readonly (Coded & {
      readonly qualifyingCompetencies: readonly CompetencyReference[];
    })[];
    readonly entryCompetencies?: readonly CompetencyReference[];
  })[];
  readonly deliverableTypes: readonly Coded[];
  readonly releaseReasons: readonly Coded[];
  readonly requirements: Readonly<Record<string, Dated>>;
  readonly permissions: { readonly 'global-admin': { readonly any: readonly string[] } };
  readonly calendar: {
    readonly lastDayToAssign?: string;
    readonly lastDayToRedeem?: string;
    readonly lastDayToRequestPayment?: string;
  };
}

/** Finds broken references and contradictions in a well-formed definition. */
export function brokenReferences(definition: Definition): readonly Problem[] {
  return [
    ...codesUsedTwice(definition),
    ...unknownCompetencies(definition),
    ...datesOutOfOrder(definition),
    ...nobodyToGrant(definition),
  ];
}

function codesUsedTwice(definition: Definition): readonly Problem[] {
  const lists = ['competencies', 'exams', 'offers', 'deliverableTypes', 'releaseReasons'] as const;
  const engagements = definition.offers.flatMap((offer, offerAt) =>
    offer.engagements.map((engagement, at) => ({
      code: engagement.code,
      path: ['offers', offerAt, 'engagements', at, 'code'],
    })),
  );
  return [
    ...lists.flatMap((list) =>
      repeated(definition[list].map(({ code }, at) => ({ code, path: [list, at, 'code'] }))),
    ),
    ...repeated(engagements),
    ...repeated(
      definition.serviceLevels.map((days, at) => ({
        code: String(days),
        path: ['serviceLevels', at],
      })),
    ),
  ];
}

function repeated(
  codes: readonly { readonly code: string; readonly path: readonly PropertyKey[] }[],
): readonly Problem[] {
  return codes
    .filter(({ code }, at) => codes.findIndex((other) => other.code === code) < at)
    .map(({ code, path }) => ({ path, message: `"${code}" is used twice` }));
}

function unknownCompetencies(definition: Definition): readonly Problem[] {
  const known = new Set(definition.competencies.map(({ code }) => code));
  const unknown = (
    references: readonly CompetencyReference[],
    ...path: readonly PropertyKey[]
  ): readonly Problem[] =>
    references.flatMap(({ competency }, at) =>
      known.has(competency)
        ? []
        : [
            {
              path: [...path, at, 'competency'],
              message: `"${competency}" is not among the competencies`,
            },
          ],
    );
  return [
    ...unknown(definition.exams, 'exams'),
    ...definition.offers.flatMap((offer, offerAt) => [
      ...unknown(offer.entryCompetencies ?? [], 'offers', offerAt, 'entryCompetencies'),
      ...offer.engagements.flatMap((engagement, at) =>
        unknown(
          engagement.qualifyingCompetencies,
          ...['offers', offerAt, 'engagements', at, 'qualifyingCompetencies'],
        ),
      ),
    ]),
  ];
}

function datesOutOfOrder({ requirements, calendar }: Definition): readonly Problem[] {
  const inverted = Object.entries(requirements)
    .filter(([, { from, until }]) => from !== undefined && until !== undefined && until < from)
    .map(([name]) => ({
      path: ['requirements', name, 'until'],
      message: 'lies before the first day',
    }));
  const ends = ['lastDayToAssign', 'lastDayToRedeem', 'lastDayToRequestPayment'] as const;
  const given = ends.filter((end) => calendar[end] !== undefined);
  const tooEarly = given.filter((end, at) => {
    const before = given[at - 1];
    return before !== undefined && (calendar[end] ?? '') < (calendar[before] ?? '');
  });
  return [
    ...inverted,
    ...tooEarly.map((end) => ({
      path: ['calendar', end],
      message: 'lies before the day of the step before it',
    })),
  ];
}

/** No tenant could be set up if no role could grant admin roles. */
function nobodyToGrant({ permissions }: Definition): readonly Problem[] {
  return permissions['global-admin'].any.includes('grant-admin-role')
    ? []
    : [
        {
          path: ['permissions', 'global-admin', 'any'],
          message: 'must hold "grant-admin-role", or nobody could grant it',
        },
      ];
}
