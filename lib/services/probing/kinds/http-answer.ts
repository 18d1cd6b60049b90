import { LookFailure } from "../look.ts";
import type { ProbeOf } from "../shapes.ts";
import type { HttpAnswer } from "./http.ts";

type Expected = Pick<ProbeOf<"http">, "statuses" | "headers" | "bodyContains" | "json">;

/** @throws {LookFailure} naming the first thing that is not as it should be */
export function requireAnswer({ statuses, headers, bodyContains, json }: Expected, answer: HttpAnswer, latencyMs: number): void {
  const wrong = (message: string) => new LookFailure("wrong", message, { latencyMs });
  if (!statuses.some((range) => isWithin(answer.status, range)))
    throw new LookFailure(answer.status >= 500 ? "error" : "wrong", `Status ${answer.status}.`, { latencyMs });
  for (const { name, contains } of headers) {
    const value = answer.headers[name];
    if (value === undefined) throw wrong(`The header ${name} is missing.`);
    if (!value.includes(contains)) throw wrong(`The header ${name} is another.`);
  }
  if (bodyContains !== null && !answer.body.includes(bodyContains)) throw wrong("The body lacks what it should contain.");
  if (json.length === 0) return;
  const document = parsed(answer.body);
  if (!document) throw wrong("The body is not JSON.");
  for (const { pointer, equals } of json) if (valueAt(document.value, pointer) !== equals) throw wrong(`${pointer || "The body"} is another value.`);
}

function isWithin(status: number, range: string): boolean {
  const [least = 0, most = least] = range.split("-").map(Number);
  return status >= least && status <= most;
}

function parsed(body: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(body) };
  } catch {
    return null;
  }
}

/** What stands at a JSON pointer (RFC 6901); undefined where nothing does. */
export function valueAt(document: unknown, pointer: string): unknown {
  if (pointer === "") return document;
  let value = document;
  for (const part of pointer.slice(1).split("/")) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value) ? !/^(0|[1-9]\d*)$/.test(key) : typeof value !== "object" || value === null || !Object.hasOwn(value, key))
      return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
