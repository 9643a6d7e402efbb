import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** True if an address or host name can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/u, '$1').toLowerCase();
  if (bare === 'localhost') return true;
  const version = isIP(bare);
  return version !== 0 && loopback.check(bare, version === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Returns a predicate: true if the bot may send to a service URL. A listed origin is always allowed.
 * Local mode also allows loopback hosts, any other mode listed hosts over HTTPS on the default port.
 */
export function serviceUrlPolicy(options: {
  readonly local: boolean;
  /** `host`, `*.domain` or `scheme://host:port`, lower case. */
  readonly hosts: readonly string[];
}): (serviceUrl: string) => boolean {
  const origins = new Set(options.hosts.filter((one) => one.includes('://')));
  const names = new Set(options.hosts);
  const suffixes = options.hosts.filter((one) => one.startsWith('*.')).map((one) => one.slice(1));
  return (serviceUrl) => {
    const url = URL.parse(serviceUrl);
    if (url === null || url.username !== '' || url.password !== '') return false;
    if (origins.has(url.origin)) return true;
    if (options.local) return isLoopback(url.hostname);
    if (url.protocol !== 'https:' || url.port !== '') return false;
    return names.has(url.hostname) || suffixes.some((suffix) => url.hostname.endsWith(suffix));
  };
}
