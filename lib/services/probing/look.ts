import type { FailureReason } from "../graph/states.ts";
import type { PartState } from "../schema.ts";
import type { ProbeSecret } from "./shapes.ts";

/** What one look found. */
export interface ProbeResult {
  state: PartState;
  reason: FailureReason | null;
  /** Of an answer; null without one. */
  latencyMs: number | null;
  /** For the people who run it, in a few words. It holds no secret, and little of what was answered. */
  detail: string | null;
}

/** What a look needs beside its probe. */
export interface LookOptions {
  /** Where to look: an instance's address, or the probe's own target. */
  address: string;
  /** Anywhere, for a service of the platform; otherwise on the public internet alone. */
  isPlatform: boolean;
  secret: ProbeSecret | null;
  timeoutMs: number;
  now: Date;
  /** Aborted when the time is over. */
  signal: AbortSignal;
}

/** What is wrong with an answer that came. */
export class LookFailure extends Error {
  override name = "LookFailure";
  readonly state: "down" | "degraded";
  readonly reason: FailureReason;
  readonly latencyMs: number | null;

  constructor(
    reason: FailureReason,
    message: string,
    { state = "down", latencyMs = null }: { state?: "down" | "degraded"; latencyMs?: number | null } = {},
  ) {
    super(message);
    this.reason = reason;
    this.state = state;
    this.latencyMs = latencyMs;
  }
}

/** Answered as it should, in this time; more than its budget is degraded. */
export function answered(latencyMs: number, slowAfterMs: number | null, detail: string | null = null): ProbeResult {
  if (slowAfterMs !== null && latencyMs > slowAfterMs)
    return { state: "degraded", reason: "slow", latencyMs, detail: `More than ${slowAfterMs} ms.` };
  return { state: "operational", reason: null, latencyMs, detail };
}

const REASONS: Record<string, FailureReason> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "silent",
  EPIPE: "silent",
  ETIMEDOUT: "timeout",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  EHOSTDOWN: "unreachable",
  ENOTFOUND: "name",
  EAI_AGAIN: "name",
  ENODATA: "name",
  ESERVFAIL: "name",
};

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|^ERR_TLS|ISSUER/;

/** Why there was no answer, as far as the error says it. */
function reasonOf(error: unknown): FailureReason {
  if (error instanceof LookFailure) return error.reason;
  const { code, message = "" } = error as { code?: unknown; message?: string };
  if (typeof code !== "string") return /socket hang up|closed|terminated|ended/i.test(message) ? "silent" : "error";
  return REASONS[code] ?? (CERTIFICATE.test(code) ? "certificate" : "error");
}

/** What a look found that ended in an error. Our own rules keep us from looking: then nothing is known. */
export function failed(error: unknown, isOutOfTime: boolean, timeoutMs: number): ProbeResult {
  if (error instanceof LookFailure) return { state: error.state, reason: error.reason, latencyMs: error.latencyMs, detail: short(error.message) };
  if ((error as { code?: unknown }).code === "EPRIVATEADDRESS")
    return { state: "unknown", reason: null, latencyMs: null, detail: "Not looked at: the address is not on the public internet." };
  if (isOutOfTime) return { state: "down", reason: "timeout", latencyMs: null, detail: `No answer within ${timeoutMs} ms.` };
  const reason = reasonOf(error);
  const code = (error as { code?: unknown }).code;
  return { state: "down", reason, latencyMs: null, detail: typeof code === "string" ? short(code) : null };
}

const MOST_CHARACTERS = 200;

/** Of what somebody else's server says, a piece that a log can hold. */
export function short(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const line = text.replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 1)}…` : line;
}
