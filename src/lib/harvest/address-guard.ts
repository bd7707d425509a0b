/**
 * Which addresses may be asked at all. An address of this machine or of a private network could be a service that
 * trusts whoever reaches it, so it is refused wherever it comes from: an argument, a list, a redirect, a name server.
 */
import { lookup as systemLookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Ranges that are not globally reachable. Source: IANA special-purpose address registries (RFC 6890). */
const special = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(net, bits, 'ipv4');
// Of IPv6 only what is assigned as global unicast, without what leads back into IPv4 or stands in documents.
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(net, bits, 'ipv6');

/** True for an IP address that everybody reaches at the same machine. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, 'ipv4');
  return family === 6 && global6.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** An address that is never asked; the message says why. */
export class RefusedAddress extends Error {}

/** Gives all IP addresses of a host. */
export type Resolve = (hostname: string) => Promise<readonly { address: string; family: number }[]>;

export const systemResolve: Resolve = (hostname) => systemLookup(hostname, { all: true });

export interface Guard {
  /** @throws RefusedAddress */
  check(url: URL): void;
  /** Looks a host up for a connection, which then goes to the very address that was checked. */
  readonly lookup: LookupFunction;
}

export interface GuardOptions {
  /** Lets addresses of this machine and of private networks be asked. */
  readonly allowPrivate?: boolean;
  readonly resolve?: Resolve;
}

const own = '本机或内部网络的地址，不取；确需取时请加 --allow-private';

export function guard({ allowPrivate = false, resolve = systemResolve }: GuardOptions = {}): Guard {
  const permitted = (address: string): boolean => allowPrivate || isPublicAddress(address);
  return {
    check(url) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:')
        throw new RefusedAddress(`只取 http 和 https 的网址，不取 ${url.protocol}`);
      if (url.username !== '' || url.password !== '') throw new RefusedAddress('网址里有用户名或密码，不取');
      // No name server is asked for a host that is a number.
      const literal = url.hostname.replace(/^\[|\]$/g, '');
      if (isIP(literal) !== 0 && !permitted(literal)) throw new RefusedAddress(`${literal} 是${own}`);
    },
    lookup(hostname, { all }, callback) {
      resolve(hostname).then(
        (found) => {
          const [first] = found;
          const hidden = found.find(({ address }) => !permitted(address));
          if (first === undefined) callback(new Error(`${hostname} 没有地址`), '');
          // One private address among public ones is how a name is rebound.
          else if (hidden) callback(new RefusedAddress(`${hostname} 指向 ${hidden.address}，是${own}`), '');
          else if (all) callback(null, [...found]);
          else callback(null, first.address, first.family);
        },
        (error: NodeJS.ErrnoException) => callback(error, ''),
      );
    },
  };
}
