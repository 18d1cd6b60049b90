import { setTimeout as delay } from "node:timers/promises";
import type { ApiClient } from "../../support/portal.ts";

export type Asked = "status" | "page" | "gateway";

/** One request of a client. */
export interface Request {
  what: Asked;
  path: string;
  at: Date;
  ms: number;
  /** The status; "broken" where the connection ended without an answer, "hung" where none came in time. */
  answer: number | "broken" | "hung";
}

export interface Clients {
  requests: Request[];
  stop(): Promise<void>;
}

interface Options {
  count: number;
  url: string;
  signedIn: readonly ApiClient[];
  /** What is asked in turn. */
  paths: readonly { what: Asked; path: string; as: number | null }[];
  /** How long an answer may take that the product promises, by what is asked. */
  timeoutMs: Record<Asked, number>;
}

const PAUSE_MS = 2_000;

/** People who use the portal, and go on whatever happens. Each waits for an answer as long as the product says that it may take. */
export function startClients({ count, url, signedIn, paths, timeoutMs }: Options): Clients {
  const requests: Request[] = [];
  const stopping = new AbortController();

  async function ask({ what, path, as }: Options["paths"][number]): Promise<void> {
    const at = new Date();
    const began = performance.now();
    const cookies = as === null ? [] : [...(signedIn[as % signedIn.length]?.cookies ?? [])];
    const signal = AbortSignal.timeout(timeoutMs[what]);
    let answer: Request["answer"];
    try {
      const response = await fetch(url + path, {
        redirect: "manual",
        signal,
        headers: { cookie: cookies.map(([name, value]) => `${name}=${value}`).join("; ") },
      });
      await response.arrayBuffer();
      answer = response.status;
    } catch {
      answer = signal.aborted ? "hung" : "broken";
    }
    requests.push({ what, path, at, ms: performance.now() - began, answer });
  }

  async function use(client: number): Promise<void> {
    await delay((client / count) * PAUSE_MS, undefined, { signal: stopping.signal });
    for (let n = client; !stopping.signal.aborted; n += 1) {
      const next = paths[n % paths.length];
      if (next) await ask(next);
      await delay(PAUSE_MS, undefined, { signal: stopping.signal });
    }
  }
  // What ends a pause is the stop.
  const clients = Array.from({ length: count }, (_, client) => use(client).catch(() => undefined));
  return {
    requests,
    async stop() {
      stopping.abort();
      await Promise.all(clients);
    },
  };
}
