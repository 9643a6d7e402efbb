import { z } from 'zod';

/** Far longer than any token of the Bot Framework. */
const LONGEST = 8192;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/u;

const claims = z.looseObject({
  iss: z.unknown().optional(),
  exp: z.unknown().optional(),
  aud: z.unknown().optional(),
});

/** The token of a `Bearer` header; undefined if the header is anything but a signed token. */
export function bearerToken(header: string): string | undefined {
  const [scheme, token = '', ...rest] = header.split(' ');
  if (scheme !== 'Bearer' || rest.length > 0 || token.length > LONGEST) return undefined;
  return JWT.test(token) ? token : undefined;
}

/** The token's claims; its signature is not verified. */
export function claimsUnverified(token: string): z.output<typeof claims> | undefined {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    return claims.parse(JSON.parse(payload));
  } catch {
    return undefined;
  }
}
