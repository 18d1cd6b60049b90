/** What a JSON route said, or why it did not do it, in words for people; `status` is null where nothing came back. */
export type Answer<T> = { data: T; problem: null } | { data: null; problem: string; status: number | null; requestId: string | null };

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
    const { detail } = answer as { detail?: string };
    return { data: null, problem: detail ?? noAnswer, status: response.status, requestId: response.headers.get("x-request-id") };
  } catch {
    // Told to the person, who can try again.
    return { data: null, problem: noAnswer, status: null, requestId: null };
  }
}
