import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import ipaddr from 'ipaddr.js';
import { AppError } from '../errors.ts';

/** Where the internet's own IPv6 addresses are; the rest is reserved, local, or leads to IPv4: RFC 4291. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an address belongs to a host of the public internet: no loopback, no private net, no metadata service. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6);
}

export function notAllowed(url: string, why: string): AppError {
  return new AppError('URL_NOT_ALLOWED', `${url} is not fetched: ${why}.`, {
    field: 'url',
    value: url,
    expected:
      'a URL of the public internet, or one whose host and port the operator lists in GUGUS_URL_ALLOW',
  });
}

type Answer = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * A resolver of names for one connection: the addresses that it answers are those that the connection is made to, so that
 * a name cannot lead elsewhere after it was checked. One address that is not public is enough to refuse the name.
 */
export function publicLookup(url: string) {
  return (host: string, options: LookupOptions, answer: Answer): void => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, []);
      if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address))) {
        return answer(notAllowed(url, `${host} leads to an address that is not public`), []);
      }
      return options.all ? answer(null, addresses) : answer(null, addresses[0].address, addresses[0].family);
    });
  };
}
