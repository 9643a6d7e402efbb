import { rosterPerson } from '../../../workflow/people/roster-person.ts';
import { commandOf } from '../../support/partner.ts';
import { aStore } from '../../support/stores.ts';

const TENANT = 'contoso';
const PAULA = '00000000-0000-4000-8000-00000000000c';
const paula = { personId: PAULA, email: 'paula@contoso.example', name: 'Paula' };

const documents = aStore();
beforeAll(async () => {
  const put = (aggregateId: string, kind: string, body: object) =>
    documents.commit({ tenantId: TENANT, aggregateId }, [{ op: 'put', id: 'state', kind, body }]);
  await put(`person:${PAULA}`, 'person', { ...paula, locale: 'de-DE' });
  await put('email:paula@contoso.example', 'email', { personId: PAULA });
});

const grant = (person: string) => commandOf('grant-role', { person, role: 'consultant' });
const withdraw = (person: string) => commandOf('withdraw-role', { person, role: 'consultant' });

it.each([
  ['by her id', grant(PAULA)],
  ['in capitals', grant(PAULA.toUpperCase())],
  ['by her address', grant('Paula@Contoso.example')],
  ['by the id she had before she was met', withdraw('email:paula@contoso.example')],
])('the person meant by a team command is found %s', async (_how, command) => {
  expect(await rosterPerson(documents, TENANT, command)).toEqual(paula);
});

it.each([
  ['somebody nobody has met', TENANT, grant('adam@contoso.example')],
  ['an address with something before it', TENANT, grant('xemail:paula@contoso.example')],
  ['the same person of another tenant', 'fabrikam', grant(PAULA)],
  [
    'a command that is not about the team',
    TENANT,
    commandOf('confirm-savb', { confirmationReference: PAULA }),
  ],
])('the person meant by a team command is not found: %s', async (_who, tenantId, command) => {
  expect(await rosterPerson(documents, tenantId, command)).toBeUndefined();
});
