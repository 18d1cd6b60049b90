import type { UndoCall } from "#lib/access";
import type { ClientWords } from "#words/client";
import { sendJson } from "./send-json.ts";

const METHODS: readonly string[] = ["POST", "PUT", "PATCH", "DELETE"];

/** Whether this is a write of our own API and nothing else: no other site, no way out of the folder, no query. */
export function isOwnWrite({ method, path }: { method: string; path: string }): boolean {
  const base = "http://own.invalid";
  return METHODS.includes(method) && path.startsWith("/api/v1/") && URL.canParse(path, base) && new URL(path, base).pathname === path;
}

/** Takes an act back. @returns what to say of it, in whose tone */
export async function sendUndo(call: UndoCall, words: ClientWords): Promise<{ message: string; tone: "good" | "bad" }> {
  if (!isOwnWrite(call)) return { message: words.notUndone, tone: "bad" };
  const answer = await sendJson(call.method, call.path, words.notUndone, call.body);
  if (answer.problem === null) return { message: words.undone, tone: "good" };
  const { problem, status, requestId } = answer;
  // Whatever refuses it for how things stand, they stand differently now than the act left them.
  if (status === 409 || status === 404) return { message: words.notUndoneChanged, tone: "bad" };
  // Support can find what failed by its number.
  return { message: requestId ? `${problem} ${words.requestRequestid.replace("{requestId}", requestId)}` : problem, tone: "bad" };
}
