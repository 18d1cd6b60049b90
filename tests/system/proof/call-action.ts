import type { ApiClient } from "../../support/portal.ts";

interface ActionCall {
  id: string;
  /** A page from which the action is reached. */
  page: string;
  origin: string;
  form: Record<string, string>;
}

/**
 * Calls a server action as React does: the arguments (form state, form data) as multipart, the id in `Next-Action`.
 * @returns "ok", "redirect", the message of the error, or the HTTP status when the server would not run it
 */
export async function callAction(client: ApiClient, { id, page, origin, form }: ActionCall): Promise<string> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.append(`_1_${name}`, value);
  body.append("0", JSON.stringify([{ status: "idle", message: null, issues: [], values: {}, requestId: null }, "$K1"]));
  const response = await client.request("POST", page, { body, headers: { "next-action": id, accept: "text/x-component", origin } });
  const text = await response.text();
  if (response.status === 303 || response.headers.has("x-action-redirect")) return "redirect";
  if (response.status >= 400) return String(response.status);
  const answer = /"status":"(ok|error)","message":("(?:[^"\\]|\\.)*"|null)/.exec(text);
  if (!answer) return `no answer (${response.status}): ${text.slice(0, 200)}`;
  return answer[1] === "ok" ? "ok" : String(JSON.parse(answer[2] ?? "null"));
}
