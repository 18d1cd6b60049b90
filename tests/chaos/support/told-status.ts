import { setTimeout as delay } from "node:timers/promises";

interface ToldPart {
  key: string;
  state: string;
  since: string | null;
  checkedAt: string | null;
}

interface ToldService {
  key: string;
  state: string;
  since: string | null;
  role: "cause" | "consequence" | null;
  causes: string[];
}

/** What `GET /api/status` tells everybody, as far as this is about. */
export interface ToldStatus {
  /** When it was asked. */
  at: Date;
  asOf: string | null;
  parts: ToldPart[];
  services: ToldService[] | null;
}

export interface StatusWatch {
  /** All answers, the oldest first. */
  answers: ToldStatus[];
  /** The first answer since a time of which this is true, once it comes. @throws with the last answer when it does not come */
  first(what: string, since: Date, isTrue: (told: ToldStatus) => boolean): Promise<ToldStatus>;
  stop(): Promise<void>;
}

const EVERY_MS = 250;
const ANSWER_WITHIN_MS = 5_000;
/** Far longer than anything takes: on a busy machine, too, it ends with why. */
const GIVE_UP_AFTER_MS = 45_000;

/** Asks how things are again and again, as somebody would who has the page open. */
export function watchStatus(url: string): StatusWatch {
  const answers: ToldStatus[] = [];
  const stopping = new AbortController();
  let failed: unknown = null;

  async function ask(): Promise<void> {
    const at = new Date();
    const response = await fetch(`${url}/api/status`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (!response.ok) throw new Error(`/api/status answered ${response.status}`);
    answers.push({ at, ...((await response.json()) as Omit<ToldStatus, "at">) });
  }
  const asking = (async () => {
    while (!stopping.signal.aborted) {
      await ask().catch((error: unknown) => {
        failed = error;
      });
      await delay(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();

  return {
    answers,
    async first(what, since, isTrue) {
      for (const until = Date.now() + GIVE_UP_AFTER_MS; Date.now() < until; await delay(EVERY_MS)) {
        const found = answers.find((told) => told.at >= since && isTrue(told));
        if (found) return found;
      }
      const last = answers.at(-1);
      const unwell = last?.services?.filter(({ state }) => state !== "operational" && state !== "unknown");
      const parts = last?.parts.filter(({ state }) => state !== "operational");
      throw new Error(`${what}: not told. The last: ${JSON.stringify({ at: last?.at, asOf: last?.asOf, parts, unwell, failed: String(failed) })}`);
    },
    async stop() {
      stopping.abort();
      await asking;
    },
  };
}
