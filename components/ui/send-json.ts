/** What a JSON route said, or why it did not do it, in words for people; `status` is null where nothing came back. */
export type Answer<T> = { data: T; problem: null } | Refusal;

interface Refusal {
  data: null;
  problem: string;
  /** What is wrong with which field, where the route says so. */
  issues: { path: string; message: string }[];
  status: number | null;
  requestId: string | null;
}

/**
 * Calls a JSON route of our own as the person who is signed in; a write proves that our page sent it, and is done once.
 * @param noAnswer what is said when nothing comes back
 */
export async function sendJson<T>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  noAnswer: string,
  body?: object,
): Promise<Answer<T>> {
  try {
    const headers: Record<string, string> = {};
    if (method !== "GET") {
      // The routes are ours: their answers have the shapes that they declare.
      const { csrfToken } = (await (await fetch("/api/auth/csrf", { cache: "no-store" })).json()) as { csrfToken: string };
      Object.assign(headers, { "content-type": "application/json", "x-csrf-token": csrfToken, "idempotency-key": crypto.randomUUID() });
    }
    const response = await fetch(path, { method, headers, cache: "no-store", body: body ? JSON.stringify(body) : undefined });
    const answer: unknown = await response.json();
    if (response.ok) return { data: answer as T, problem: null };
    const { detail, issues } = answer as { detail?: string; issues?: Refusal["issues"] };
    return {
      data: null,
      problem: detail ?? noAnswer,
      issues: issues ?? [],
      status: response.status,
      requestId: response.headers.get("x-request-id"),
    };
  } catch {
    // Told to the person, who can try again.
    return { data: null, problem: noAnswer, issues: [], status: null, requestId: null };
  }
}
