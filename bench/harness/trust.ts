import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PUBLIC_CLOUD, type ChannelSettings } from '../../bot/auth/settings.ts';

/** App id of all peers that authenticate. */
export const APP_ID = '5a7c2f0e-1b1d-4f0c-9a57-6d3f8f1e2b01';
const ISSUER = 'https://api.botframework.com';

/** Stub of the Bot Framework's key set, on loopback. */
export interface Trust {
  readonly url: string;
  /** Returns a bearer token as Teams sends it. */
  inboundToken(serviceUrl: string): string;
  close(): void;
}

export async function openTrust(): Promise<Trust> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'bench', use: 'sig', alg: 'RS256' };
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    const answers: Record<string, unknown> = {
      '/metadata': {
        issuer: ISSUER,
        jwks_uri: `${url}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/keys': { keys: [{ ...key, endorsements: ['msteams'] }] },
    };
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[request.url ?? ''] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sign = (claims: object): string => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const body = `${part({ alg: 'RS256', typ: 'JWT', kid: 'bench' })}.${part(claims)}`;
    return `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey, 'base64url')}`;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    inboundToken: (serviceUrl) => {
      const now = Math.floor(Date.now() / 1000);
      return sign({
        iss: ISSUER,
        aud: APP_ID,
        serviceurl: serviceUrl,
        nbf: now - 60,
        exp: now + 3600,
      });
    },
    close: () => server.close(),
  };
}

/** Settings that point a bot to the stub. */
export function channelSettings(trustUrl: string): ChannelSettings {
  return {
    ...PUBLIC_CLOUD,
    toBotFromChannelTokenIssuer: ISSUER,
    toBotFromChannelOpenIdMetadataUrl: `${trustUrl}/metadata`,
    toBotFromEmulatorOpenIdMetadataUrl: `${trustUrl}/metadata`,
  };
}
