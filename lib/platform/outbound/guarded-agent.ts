import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { type NetConnectOpts, connect as netConnect, type Socket } from "node:net";
import { type ConnectionOptions, connect as tlsConnect } from "node:tls";
import { guardedLookup, requirePublicHost } from "./guarded-lookup.ts";
import type { OutboundRules } from "./public-address.ts";

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
