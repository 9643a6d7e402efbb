import { isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';

/**
 * Key of the sender for rate limits: the address that our outermost proxy saw, since senders can
 * forge the header's entries before it. For IPv6 the /64 network, within which an owner can choose
 * addresses freely.
 */
export function sourceOf(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return network(direct);
  const forwarded = request.headers['x-forwarded-for'] ?? '';
  const hops = [...forwarded.toString().split(','), direct].map((hop) => hop.trim());
  return network(withoutPort(hops.at(-1 - trustedProxies) ?? direct));
}

/** App Service writes `address:port`. */
function withoutPort(hop: string): string {
  return hop.replace(/^\[(.*)\](?::\d+)?$/u, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/u, '$1');
}

function network(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/iu.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
