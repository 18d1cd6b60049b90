import { Pool } from "undici";
import { type Ejection, newEjection } from "../balance/ejection.ts";

/** A service as the gateway gets to know it from the registry. */
export interface GatewayService {
  key: string;
  /** The tenants that it serves; null: everybody. */
  tenantIds: readonly string[] | null;
  instances: readonly { address: string; weight: number; zone: string }[];
}

/** One address of a service, with what is under way to it. It stays the same through changes of the table. */
export interface Instance {
  service: string;
  address: string;
  origin: string;
  /** "" or a path before that of the request. */
  basePath: string;
  weight: number;
  underWay: number;
  ejection: Ejection;
  /** Connections to it, for routes that wait so long for one. */
  pool(connectTimeoutMs: number): Pool;
  close(): void;
}

/** The instances of a service, and what is under way to all of them. */
export interface Group {
  service: string;
  tenantIds: ReadonlySet<string> | null;
  instances: Instance[];
  ejections: Ejection[];
  underWay: number;
  retrying: number;
}

const MOST_CONNECTIONS = 256;
const MOST_HEADER_BYTES = 16 * 1024;
const KEEP_ALIVE_MS = 10_000;

/** Null for an address that does not speak HTTP. */
export function createInstance(service: string, address: string, weight: number): Instance | null {
  const text = address.includes("://") ? address : `http://${address}`;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { origin, pathname } = new URL(text);
  const pools = new Map<number, Pool>();
  return {
    service,
    address,
    origin,
    basePath: pathname.replace(/\/+$/, ""),
    weight,
    underWay: 0,
    ejection: newEjection(),
    pool(connectTimeoutMs) {
      const known = pools.get(connectTimeoutMs);
      if (known) return known;
      const made = new Pool(origin, {
        connections: MOST_CONNECTIONS,
        // The gateway counts time itself, to a tenth of a second.
        headersTimeout: 0,
        bodyTimeout: 0,
        connect: { timeout: connectTimeoutMs },
        keepAliveTimeout: KEEP_ALIVE_MS,
        maxHeaderSize: MOST_HEADER_BYTES,
        allowH2: false,
      });
      pools.set(connectTimeoutMs, made);
      return made;
    },
    close() {
      // What is under way ends as it would have.
      for (const pool of pools.values()) pool.close().catch(() => undefined);
      pools.clear();
    },
  };
}
