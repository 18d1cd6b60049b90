import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/**
 * The address of the client. `X-Forwarded-For` counts only as far as our own proxies wrote it: with `trustedProxies`
 * of them, the entry that the outermost one appended. Anything before that the client may have made up, also where ours cannot be read.
 */
export function clientIp(request: Pick<IncomingMessage, "headers" | "socket">, trustedProxies: number): string {
  const peer = request.socket.remoteAddress ?? "unknown";
  if (trustedProxies === 0) return normal(peer);
  const header = request.headers["x-forwarded-for"];
  const chain = (Array.isArray(header) ? header.join(",") : (header ?? "")).split(",");
  const appended = withoutPort((chain.at(-trustedProxies) ?? chain[0] ?? "").trim());
  return normal(isIP(appended) === 0 ? peer : appended);
}

/** Some proxies append the port that the client sent from, too. */
const withoutPort = (entry: string): string => entry.replace(/^\[([^\]]+)\](:\d+)?$/, "$1").replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");

/** IPv4 addresses mapped into IPv6 are shown as IPv4. */
function normal(address: string): string {
  return address.startsWith("::ffff:") && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
