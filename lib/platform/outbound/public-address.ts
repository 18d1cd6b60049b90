import { BlockList, isIP } from "node:net";

export interface OutboundRules {
  /** Also http, and loopback addresses: for development and tests. */
  allowLoopback: boolean;
  /** How long a connection may last at most; 10 seconds unless told. */
  longestMs?: number;
}

// IANA special-purpose address registry: nothing of this is reached over the public internet.
const SPECIAL_IPV4: [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];
// Of IPv6 only global unicast is public; of that, not what wraps IPv4 addresses or stands in documents.
const SPECIAL_IPV6: [string, number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const special = new BlockList();
for (const [net, prefix] of SPECIAL_IPV4) special.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of SPECIAL_IPV6) special.addSubnet(net, prefix, "ipv6");
const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");
const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether an IP address may be connected to. What is no IP address may not. */
export function isPublicAddress(address: string, { allowLoopback }: OutboundRules): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const family = version === 4 ? "ipv4" : "ipv6";
  if (allowLoopback && loopback.check(address, family)) return true;
  return !special.check(address, family) && (version === 4 || global6.check(address, family));
}

/**
 * What is wrong with an address that the portal is to ask; null when nothing is. A name is looked up when it is connected to,
 * and checked again then.
 */
export function addressProblem(address: string, rules: OutboundRules): string | null {
  if (!URL.canParse(address)) return "Enter a whole address, such as https://login.company.com.";
  const url = new URL(address);
  if (url.username || url.password) return "Leave user name and password out of the address.";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isLoopback = host === "localhost" || (isIP(host) !== 0 && loopback.check(host, isIP(host) === 4 ? "ipv4" : "ipv6"));
  if (url.protocol !== "https:" && !(url.protocol === "http:" && rules.allowLoopback && isLoopback)) return "The address must begin with https://.";
  if (isIP(host) !== 0 && !isPublicAddress(host, rules)) return "This is an address inside a private network. Use one on the public internet.";
  if (isIP(host) === 0 && (host === "localhost" || !host.includes(".")) && !rules.allowLoopback)
    return "This name is known inside a private network only. Use one on the public internet.";
  return null;
}
