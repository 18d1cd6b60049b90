import { addressOfHost } from "#lib/platform/outbound";
import { LookFailure, type LookOptions } from "./look.ts";

/** Where to connect: to this address in figures, under this name. */
export interface Endpoint {
  ip: string;
  host: string;
  port: number;
  /** Of the address as it was given, such as "rediss:"; "tcp:" where it had none. */
  protocol: string;
}

const PORTS: Record<string, number> = {
  "http:": 80,
  "https:": 443,
  "ws:": 80,
  "wss:": 443,
  "postgres:": 5432,
  "postgresql:": 5432,
  "redis:": 6379,
  "rediss:": 6379,
  "grpc:": 80,
  "grpcs:": 443,
};

// A tenant's service is asked over the public internet alone, on loopback neither: the portal itself answers there.
const TENANTS_RULES = { allowLoopback: false };

/**
 * Finds out where an address leads. It is looked up and checked once, and this very address is connected to.
 * @throws as `addressOfHost` does; {LookFailure} for an address without a port
 */
export async function endpointOf(
  address: string,
  { isPlatform, signal }: Pick<LookOptions, "isPlatform" | "signal">,
  otherPort = 0,
): Promise<Endpoint> {
  const url = urlOf(address);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port) || PORTS[url.protocol] || otherPort;
  if (!port) throw new LookFailure("error", "The address has no port.");
  const ip = await addressOfHost(host, isPlatform ? null : TENANTS_RULES);
  signal.throwIfAborted();
  return { ip, host, port, protocol: url.protocol };
}

/** A `host:port` as an address with a scheme that nobody has. */
export const urlOf = (address: string, scheme = "tcp"): URL => new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `${scheme}://${address}`);

/** A name for the certificate to match; an address in figures is none. */
export const nameForTls = ({ host }: Endpoint): { servername?: string } => (/^[\d.]+$|:/.test(host) ? {} : { servername: host });
