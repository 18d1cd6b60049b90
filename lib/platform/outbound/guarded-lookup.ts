import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress, type OutboundRules } from "./public-address.ts";

/** An address in figures is connected to without a look-up. @throws with the code EPRIVATEADDRESS */
export function requirePublicHost(host: string | undefined, rules: OutboundRules): void {
  const name = host ?? "localhost";
  if (isIP(name) !== 0 && !isPublicAddress(name, rules)) throw refused(name);
}

/** Checked at the look-up that the connection uses: a name that changes its address between two look-ups gains nothing. */
export function guardedLookup(rules: OutboundRules): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? refused(hostname), "", 0);
      if (addresses.some(({ address }) => !isPublicAddress(address, rules))) return callback(refused(hostname), "", 0);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

const underWay = new Map<string, Promise<LookupAddress[]>>();

/**
 * The address to connect to instead of a name, in figures. Whoever connects to it connects to what was checked. A name that is being looked
 * up already is not looked up a second time: one that nobody answers for holds up nothing but itself.
 * @param rules null: any address will do
 * @throws as `dns.lookup` does, or with the code EPRIVATEADDRESS when one of its addresses is not on the public internet
 */
export async function addressOfHost(host: string, rules: OutboundRules | null): Promise<string> {
  const name = host.replace(/^\[|\]$/g, "");
  const addresses = isIP(name) !== 0 ? [name] : (await found(name)).map(({ address }) => address);
  if (rules && addresses.some((address) => !isPublicAddress(address, rules))) throw refused(name);
  const [first] = addresses;
  if (first === undefined) throw Object.assign(new Error(`${name} has no address`), { code: "ENOTFOUND" });
  return first;
}

function found(name: string): Promise<LookupAddress[]> {
  const already = underWay.get(name);
  if (already) return already;
  const looking = new Promise<LookupAddress[]>((resolve, reject) => {
    lookup(name, { all: true, order: "ipv4first" }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  }).finally(() => underWay.delete(name));
  underWay.set(name, looking);
  return looking;
}

const refused = (host: string) => Object.assign(new Error(`${host} is not on the public internet`), { code: "EPRIVATEADDRESS" });
