import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { DEMO_PEOPLE, DEMO_TENANT } from '../../scripts/demo/people.ts';

interface User {
  readonly name: string;
  readonly email: string;
  readonly aadObjectId: string;
}

const file = path.resolve(import.meta.dirname, '../../.m365agentsplayground.yml');
const playground = parse(readFileSync(file, 'utf8')) as {
  readonly tenantId: string;
  readonly currentUser: User;
  readonly users: readonly User[];
};
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

describe('the people of the Playground', () => {
  const everybody = [playground.currentUser, ...playground.users];

  it('are the current user and five others, as it requires', () => {
    expect(playground.users).toHaveLength(5);
  });

  it('have ids in Entra’s format, unlike its defaults', () => {
    const ids = [playground.tenantId, ...everybody.map((user) => user.aadObjectId)];
    expect(ids.filter((id) => !guid.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are those of the demo, with the project manager as the current user', () => {
    const { projectManager } = DEMO_PEOPLE;
    expect(playground.tenantId).toBe(DEMO_TENANT);
    expect(playground.currentUser.aadObjectId).toBe(projectManager.personId);
    expect(everybody.map(({ name, email, aadObjectId }) => ({ name, email, aadObjectId }))).toEqual(
      expect.arrayContaining(
        Object.values(DEMO_PEOPLE).map(({ personId, name, email }) => ({
          name,
          email,
          aadObjectId: personId,
        })),
      ),
    );
  });
});
