import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';

const TIMEOUT_MS = 10_000;

/** Makes MSAL use the given `fetch`, so that tests see all its requests. */
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
