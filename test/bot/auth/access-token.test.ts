import { accessTokens } from '../../../bot/auth/access-token.ts';
import { msalNetwork } from '../../../bot/auth/msal-network.ts';

const SCOPE = 'https://api.botframework.com';
const identity = { type: 'UserAssignedMSI', id: 'c11e', tenantId: 'tenant' } as const;
const expiresOn = Math.floor(Date.now() / 1000) + 3600;
const granted = {
  access_token: 'token-1',
  token_type: 'Bearer',
  expires_on: expiresOn,
  expires_in: 3600,
  resource: SCOPE,
};
const none = { error: 'invalid_request', error_description: 'no such identity' };

it('requests a managed identity token for the bot’s own id, again for each call', async () => {
  // Stub of the token endpoint of an Azure machine. MSAL keeps the first network client it gets.
  const asked: { readonly url: URL; readonly init: RequestInit | undefined }[] = [];
  const answers = [Response.json(granted), Response.json(granted)];
  const tokens = accessTokens(
    identity,
    SCOPE,
    msalNetwork((input, init) => {
      asked.push({ url: new URL(input instanceof Request ? input.url : input), init });
      return Promise.resolve(answers.shift() ?? Response.json(none, { status: 400 }));
    }),
  );

  const token = await tokens();
  expect(token.value).toBe('token-1');
  expect(Math.abs(token.expiresAt - expiresOn * 1000)).toBeLessThan(5000);
  expect(asked[0]?.url.host).toBe('169.254.169.254');
  expect(asked[0]?.url.searchParams.get('client_id')).toBe('c11e');
  expect(asked[0]?.url.searchParams.get('resource')).toBe(SCOPE);
  expect(asked[0]?.init?.method).toBe('GET');
  expect(new Headers(asked[0]?.init?.headers).get('metadata')).toBe('true');
  await tokens();
  expect(asked).toHaveLength(2);
  // All failures share one code.
  await expect(tokens()).rejects.toMatchObject({ code: 'credentials-unusable' });
});
