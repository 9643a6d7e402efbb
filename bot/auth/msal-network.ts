import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';

const TIMEOUT_MS = 10_000;

/** Lets MSAL speak through the `fetch` handed in, so that nothing goes out behind our back. */
export function msalNetwork(fetchHandedIn: typeof fetch): INetworkModule {
  const send = async <Body>(
    method: 'GET' | 'POST',
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<Body>> => {
    const response = await fetchHandedIn(url, {
      method,
      headers: options?.headers,
      body: options?.body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return {
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as Body,
      status: response.status,
    };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}
