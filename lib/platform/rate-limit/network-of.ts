import { isIP } from "node:net";

const GROUPS = 8;
/** What a provider gives to one connection (RFC 6177): whoever has it has every address in it. */
const NETWORK_GROUPS = 4;

/**
 * Whose tries are counted together: an IPv4 address by itself, an IPv6 address with its network of 64 bits. By the whole address, somebody with one
 * line could try 2^64 times as often. Pure.
 * @param address null where it is not known
 */
export function networkOf(address: string | null): string {
  if (address === null) return "unknown";
  if (isIP(address) !== 6) return address;
  const [before = "", after] = (address.split("%")[0] ?? "").split("::");
  const groupsOf = (part: string | undefined) => (part ? part.split(":").flatMap((group) => (group.includes(".") ? ["0", "0"] : [group])) : []);
  const [first, last] = [groupsOf(before), groupsOf(after)];
  const missing = Array<string>(Math.max(0, GROUPS - first.length - last.length)).fill("0");
  const groups = [...first, ...missing, ...last].slice(0, NETWORK_GROUPS);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
