/** Where in the world an address is, as far as the registries of addresses say: the country, and nothing finer. */
import { readFileSync } from "node:fs";
import { BlockList, isIP } from "node:net";
import { join } from "node:path";
import { Reader, type Response } from "mmdb-lib";

interface CountryRecord {
  country_code?: string;
}

/** 8 MB of CC0 data (docs/decisions/0009-place-of-sign-in.md). Every process is started in the project's folder. */
const DATABASE_FILE = "node_modules/@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb";

// Nobody's country: the registries of special addresses (RFC 6890 and its successors). The database gives some of them to
// whoever registered the block around them.
const SPECIAL: [network: string, prefix: number, family: "ipv4" | "ipv6"][] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.0.2.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["198.51.100.0", 24, "ipv4"],
  ["203.0.113.0", 24, "ipv4"],
  ["224.0.0.0", 3, "ipv4"],
  ["::", 96, "ipv6"],
  ["2001:db8::", 32, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
  ["ff00::", 8, "ipv6"],
];
const special = new BlockList();
for (const [network, prefix, family] of SPECIAL) special.addSubnet(network, prefix, family);

let reader: Reader<Response> | undefined;

/**
 * The country of a public address as ISO 3166-1 alpha-2 ("DE"); null for private, loopback, unknown and malformed ones.
 * The first call reads the database (some 20 ms), every other one takes well under 1 ms.
 */
export function countryOfAddress(ip: string | null): string | null {
  const family = ip === null ? 0 : isIP(ip);
  if (ip === null || family === 0 || special.check(ip, family === 6 ? "ipv6" : "ipv4")) return null;
  reader ??= new Reader(readFileSync(join(/* turbopackIgnore: true */ process.cwd(), DATABASE_FILE)));
  // The package's records are flatter than those that the reader's types know.
  const { country_code: country } = (reader.get(ip) ?? {}) as CountryRecord;
  return country && /^[A-Z]{2}$/.test(country) ? country : null;
}
