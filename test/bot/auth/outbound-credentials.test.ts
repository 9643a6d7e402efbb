import { Connectors } from '../../../bot/auth/connectors.ts';
import { DeskCredentials } from '../../../bot/auth/outbound-credentials.ts';

const app = { id: 'the-app', token: { get: async () => 'ours', refuse: () => undefined } };

async function signed(credentials: DeskCredentials): Promise<Map<string, string>> {
  const headers = new Map<string, string>();
  const { signRequest } = await credentials.createCredentials();
  await signRequest({ headers } as never);
  return headers;
}

it('adds the desk’s single token to a request', async () => {
  const credentials = new DeskCredentials(app);
  expect(await signed(credentials)).toEqual(new Map([['authorization', 'Bearer ours']]));
});

it('adds no token in local mode', async () => {
  expect(await signed(new DeskCredentials(undefined))).toEqual(new Map());
});

it('disables authentication in local mode only and accepts only its own app id', async () => {
  const [ours, local] = [new DeskCredentials(app), new DeskCredentials(undefined)];
  expect(await ours.isAuthenticationDisabled()).toBe(false);
  expect(await local.isAuthenticationDisabled()).toBe(true);
  expect(await ours.isValidAppId('the-app')).toBe(true);
  expect(await ours.isValidAppId('another')).toBe(false);
  for (const id of ['the-app', '', undefined])
    expect(await local.isValidAppId(id as string)).toBe(false);
});

it('caches clients for the 500 most recently used service URLs', async () => {
  const connectors = new Connectors(new DeskCredentials(app));
  const to = (region: number | string) => connectors.create(`https://smba.example/${region}/`);
  const first = await to('emea');
  expect(await to('emea')).toBe(first);
  const other = await to('amer');
  expect(other).not.toBe(first);
  for (let region = 0; region < 498; region++) await to(region);
  expect(await to('emea')).toBe(first);
  await to('one more');
  expect(await to('emea')).toBe(first);
  expect(await to('amer')).not.toBe(other);
});
