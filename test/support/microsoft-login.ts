/** Stub of Microsoft's login; requests to loopback pass through. */
export function aLogin() {
  const login = { tokens: 0, refuses: false, fetch: fetchInPlace };
  async function fetchInPlace(input: string | URL | Request, init?: RequestInit) {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.hostname === '127.0.0.1') return fetch(input, init);
    if (url.hostname !== 'login.microsoftonline.com')
      throw new TypeError(`nothing of ${url.hostname} is known here`);
    if (!url.pathname.endsWith('/token')) return Response.json(metadata(url));
    login.tokens++;
    if (login.refuses)
      return Response.json(
        {
          error: 'invalid_client',
          error_description: 'AADSTS7000222: expired',
          error_codes: [7000222],
        },
        { status: 401 },
      );
    const token = { token_type: 'Bearer', expires_in: 3600, access_token: `token-${login.tokens}` };
    return Response.json(token);
  }
  return login;
}

function metadata(url: URL): object {
  const tenant = `https://login.microsoftonline.com/${url.pathname.split('/')[1] ?? ''}`;
  return {
    issuer: `${tenant}/v2.0`,
    token_endpoint: `${tenant}/oauth2/v2.0/token`,
    authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
    jwks_uri: `${tenant}/discovery/v2.0/keys`,
  };
}
