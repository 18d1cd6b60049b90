import type { InstanceOutcome } from "./outcomes.ts";
import type { Outcome } from "./refusal.ts";

/** How an attempt failed: never connected, cut off, not understood. */
export type Failure = Extract<Outcome, "connect" | "reset" | "garbage" | "timeout">;

const CONNECT = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "EADDRNOTAVAIL",
]);
const GARBAGE = new Set([
  "UND_ERR_HEADERS_OVERFLOW",
  "UND_ERR_RESPONSE",
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  "UND_ERR_INVALID_ARG",
  "ERR_INVALID_CHAR",
  "ERR_HTTP_INVALID_HEADER_VALUE",
]);

export function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === "string" ? code : typeof name === "string" ? name : "unknown";
}

export function failureOf(error: unknown): Failure {
  const code = codeOf(error);
  if (CONNECT.has(code) || /^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code)) return "connect";
  if (GARBAGE.has(code) || code.startsWith("HPE_") || code === "HTTPParserError") return "garbage";
  return "reset";
}

/** In the words of the services' state machine. */
export function reasonOf(failure: Failure): NonNullable<InstanceOutcome["reason"]> {
  if (failure === "connect") return "refused";
  if (failure === "timeout") return "timeout";
  return failure === "garbage" ? "wrong" : "error";
}
