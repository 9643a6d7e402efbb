/**
 * A person of the demo, also listed in `.m365agentsplayground.yml`. The first one there uses the
 * Playground.
 */
export interface DemoPerson {
  /** Entra object id. */
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}

export const DEMO_TENANT = 'f1559684-4df8-4b5f-ad81-5e852fd063f6';

const person = (personId: string, name: string): DemoPerson => ({
  personId,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@nordwind.example`,
});

export const DEMO_PEOPLE = {
  projectManager: person('809a7844-92d1-40ca-9ee4-1b0c19dd07de', 'Mara Lindner'),
  globalAdmin: person('22a3513d-f88f-4e1f-b7cd-0313a8d19934', 'Jonas Weber'),
  partnerAdmin: person('c80a2758-53a7-4352-8e1d-6a53302a1807', 'Aylin Demir'),
  consultant: person('cc683e83-565c-498d-8039-ce45ecc61ce2', 'Tom Becker'),
} as const;
