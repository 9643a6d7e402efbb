import {
  createHmac,
  generateKeyPairSync,
  randomUUID,
  sign,
  type KeyObject,
  type KeyPairKeyObjectResult,
} from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PUBLIC_CLOUD, type ChannelSettings } from '../../bot/auth/settings.ts';

/** A signing key pair with a key id. */
export interface TestKey extends KeyPairKeyObjectResult {
  readonly kid: string;
}

const pairs: KeyPairKeyObjectResult[] = [];

/** Distinct RSA key pairs, generated once, since each takes a quarter of a second. */
export function keysNamed<Kids extends readonly [string, ...string[]]>(
  ...kids: Kids
): { readonly [At in keyof Kids]: TestKey } {
  const keys = kids.map((kid, at) => {
    pairs[at] ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return { kid, ...pairs[at] };
  });
  return keys as unknown as { readonly [At in keyof Kids]: TestKey };
}

/**
 * The Bot Framework's metadata and key set on loopback, under a unique URL, because the SDK caches
 * them for the life of the process.
 */
export async function startKeySet(...keys: TestKey[]) {
  const path = `/${randomUUID()}`;
  const set = { keys, away: false, fetches: 0, endorsements: ['msteams'] as string[] | undefined };
  const server = createServer((request, response) => {
    set.fetches++;
    response.statusCode = set.away ? 500 : 200;
    if (set.away) return void response.end();
    const isMetadata = request.url === `${path}/metadata`;
    const body = isMetadata
      ? { jwks_uri: `${origin()}${path}/keys` }
      : {
          keys: set.keys.map(({ kid, publicKey }) => ({
            ...publicKey.export({ format: 'jwk' }),
            kid,
            ...(set.endorsements && { endorsements: set.endorsements }),
          })),
        };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings: ChannelSettings = {
    ...PUBLIC_CLOUD,
    toBotFromChannelOpenIdMetadataUrl: `${origin()}${path}/metadata`,
    toBotFromEmulatorOpenIdMetadataUrl: `${origin()}${path}/metadata`,
  };
  return Object.assign(set, {
    settings,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** A signed token; header and signature can be invalidated. */
export function aToken(
  claims: Fields,
  key: { readonly kid: string; readonly privateKey: KeyObject },
  header: Fields = {},
): string {
  const content = unsigned({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header }, claims);
  return `${content}.${sign('sha256', Buffer.from(content), key.privateKey).toString('base64url')}`;
}

/** A token with an HMAC signature over this secret. */
export function anHmacToken(claims: Fields, kid: string, secret: string): string {
  const content = unsigned({ alg: 'HS256', typ: 'JWT', kid }, claims);
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/** Header and payload without a signature. */
export function unsigned(header: Fields, claims: Fields): string {
  return [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
}
