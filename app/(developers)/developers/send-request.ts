export interface Answer {
  status: string;
  durationMs: number;
  headers: [string, string][];
  /** Indented when it is JSON. */
  body: string;
}

interface Outgoing {
  method: string;
  address: string;
  /** Sent as it is, valid or not: how a mistake is answered can be tried, too. */
  body: string | null;
  needsIdempotencyKey: boolean;
}

const SHOWN_HEADERS = ["content-type", "x-request-id", "location", "retry-after", "cache-control"];

/** Sends a request to this portal as the reader. Writes get a CSRF token first, as any client with a cookie needs one. */
export async function sendRequest({ method, address, body, needsIdempotencyKey }: Outgoing): Promise<Answer> {
  const headers = new Headers({ accept: "application/json" });
  if (method !== "GET") headers.set("x-csrf-token", await csrfToken());
  if (needsIdempotencyKey) headers.set("idempotency-key", newKey());
  if (body !== null) headers.set("content-type", "application/json");
  const start = performance.now();
  const response = await fetch(address, {
    method,
    headers,
    body: method === "GET" ? null : body,
    credentials: "same-origin",
    cache: "no-store",
    redirect: "manual",
  });
  const text = await response.text();
  return {
    status: `${response.status} ${response.statusText}`.trim(),
    durationMs: Math.round(performance.now() - start),
    headers: SHOWN_HEADERS.flatMap((name): [string, string][] => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
    body: indented(text),
  };
}

async function csrfToken(): Promise<string> {
  const response = await fetch("/api/auth/csrf", { credentials: "same-origin", cache: "no-store" });
  const answer: unknown = await response.json();
  if (typeof answer === "object" && answer !== null && "csrfToken" in answer && typeof answer.csrfToken === "string") return answer.csrfToken;
  throw new Error("the portal gave no CSRF token");
}

/** 128 random bits in hex. Not `randomUUID`, which browsers lack on plain HTTP. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON: shown as it came.
    return text === "" ? "(empty)" : text;
  }
}
