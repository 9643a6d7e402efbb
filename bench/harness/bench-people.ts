import type { DemoPerson } from '../../scripts/demo/people.ts';

/** Returns one person per conversation: a person has a single personal chat with a bot. */
export function benchPerson(conversation: number): DemoPerson {
  const number = String(conversation).padStart(12, '0');
  return {
    personId: `be0c4000-0000-4000-8000-${number}`,
    name: `Manager ${conversation}`,
    email: `manager.${conversation}@nordwind.example`,
  };
}
