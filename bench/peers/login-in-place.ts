/** Stub of Microsoft's login: returns the same token to every client. */
export async function loginInPlace(
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input);
  if (url.hostname === '127.0.0.1') return fetch(input, init);
  if (url.pathname.endsWith('/token'))
    return Response.json({ token_type: 'Bearer', expires_in: 86_400, access_token: 'bench' });
  const tenant = `${url.origin}/${url.pathname.split('/')[1] ?? ''}`;
  return Response.json({
    issuer: `${tenant}/v2.0`,
    token_endpoint: `${tenant}/oauth2/v2.0/token`,
    authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
    jwks_uri: `${tenant}/discovery/v2.0/keys`,
  });
}
