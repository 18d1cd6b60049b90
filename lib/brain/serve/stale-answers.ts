/** An answer that is kept for the time when nobody answers. */
export interface KeptAnswer {
  status: number;
  /** As they were sent, without what belongs to one request. */
  headers: readonly string[];
  body: Buffer;
  /** By `performance.now()`. */
  keptAt: number;
}

export const MOST_KEPT_BODY_BYTES = 256 * 1024;
const MOST_KEPT_BYTES = 16 * 1024 * 1024;
/** What else an answer may depend on is part of the key. */
const KNOWN_VARY = new Set(["accept", "accept-encoding", "accept-language", "origin", "cookie", "authorization"]);

/** Whether an answer may be kept at all (RFC 9111, section 3): it is whole, says nothing against it, and depends on nothing unknown. */
export function mayKeep(status: number, headers: Record<string, string | string[] | undefined>): boolean {
  if (status !== 200 || headers["set-cookie"] !== undefined) return false;
  if (/\bno-store\b/i.test(String(headers["cache-control"] ?? ""))) return false;
  return String(headers.vary ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .every((name) => name === "" || KNOWN_VARY.has(name));
}

/** Keeps the answers that were used last, in at most 16 MB of this process. */
export function createStaleAnswers(mostBytes = MOST_KEPT_BYTES) {
  const kept = new Map<string, KeptAnswer>();
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= kept.get(key)?.body.length ?? 0;
    kept.delete(key);
  };
  return {
    keep(key: string, answer: KeptAnswer): void {
      if (answer.body.length > MOST_KEPT_BODY_BYTES) return;
      drop(key);
      kept.set(key, answer);
      bytes += answer.body.length;
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes && kept.size <= 5_000) break;
        drop(oldest);
      }
    },
    find(key: string, youngerThanMs: number): KeptAnswer | null {
      const answer = kept.get(key);
      return answer && performance.now() - answer.keptAt <= youngerThanMs ? answer : null;
    },
  };
}

export type StaleAnswers = ReturnType<typeof createStaleAnswers>;
