import { lookup } from "node:dns";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { isIP, type LookupFunction, type NetConnectOpts, connect as netConnect, type Socket } from "node:net";
import { type ConnectionOptions, connect as tlsConnect } from "node:tls";
import { isPublicAddress, type OutboundRules } from "./public-address.ts";

const MOST_BYTES = 512 * 1024;
const LONGEST_MS = 10_000;
const CHECK_EVERY_MS = 50;

export type GuardedAgent = HttpAgent | HttpsAgent;

/**
 * An agent that connects to public addresses only, whatever a name stands for at that moment, and cuts connections that take
 * too long or bring too much.
 * @param protocol of the addresses it is used for: "http:" or "https:"
 */
export function guardedAgent(protocol: string, rules: OutboundRules): GuardedAgent {
  if (protocol === "https:")
    return Object.assign(new HttpsAgent({ keepAlive: false }), { createConnection: (o: ConnectionOptions) => overTls(o, rules) });
  return Object.assign(new HttpAgent({ keepAlive: false }), { createConnection: (o: NetConnectOpts) => plain(o, rules) });
}

const overTls = (options: ConnectionOptions, rules: OutboundRules): Socket => {
  requirePublicHost(options.host, rules);
  return supervised(tlsConnect({ ...options, lookup: guardedLookup(rules) }), rules);
};

const plain = (options: NetConnectOpts, rules: OutboundRules): Socket => {
  requirePublicHost("host" in options ? options.host : undefined, rules);
  return supervised(netConnect({ ...options, lookup: guardedLookup(rules) } as NetConnectOpts), rules);
};

/** An address in figures is connected to without a look-up. */
function requirePublicHost(host: string | undefined, rules: OutboundRules): void {
  const name = host ?? "localhost";
  if (isIP(name) !== 0 && !isPublicAddress(name, rules)) throw refused(name);
}

const refused = (host: string) => Object.assign(new Error(`${host} is not on the public internet`), { code: "EPRIVATEADDRESS" });

/** Checked at the look-up that the connection uses: a name that changes its address between two look-ups gains nothing. */
function guardedLookup(rules: OutboundRules): LookupFunction {
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

function supervised<S extends Socket>(socket: S, { longestMs = LONGEST_MS }: OutboundRules): S {
  const endsAtMs = performance.now() + longestMs;
  const timer = setInterval(() => {
    if (socket.bytesRead > MOST_BYTES) socket.destroy(new Error("the answer is too large"));
    else if (performance.now() > endsAtMs) socket.destroy(new Error("the answer took too long"));
  }, CHECK_EVERY_MS);
  timer.unref();
  socket.once("close", () => clearInterval(timer));
  return socket;
}
