import { currentRequestId } from "#lib/platform/log";

/** Codes of RFC 9457 problems this product answers with; `internal` is never thrown on purpose. */
export type ErrorCode = "invalid" | "unauthenticated" | "forbidden" | "not_found" | "conflict" | "limit_exceeded" | "unavailable";

/** One rejected input field. `path` is dotted ("address.city"; "" for the whole body). */
export interface FieldIssue {
  path: string;
  message: string;
}

interface AppErrorOptions {
  /** What the log should know and the user should not. */
  detail?: Record<string, unknown>;
  issues?: FieldIssue[];
  /** Seconds after which trying again makes sense; becomes `Retry-After`. */
  retryAfterSeconds?: number;
  /** Names a refusal that a program can do something about, such as "reauthentication_required". */
  reason?: string;
  cause?: unknown;
}

// The custom server and Next's bundles each load this file, so `instanceof` would miss the other copy's errors.
const BRAND = Symbol.for("bizosaas.app-error");

/** An expected failure. `message` is shown to the user: it says what happened and what to do. */
export class AppError extends Error {
  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly detail: Record<string, unknown> | undefined;
  readonly issues: FieldIssue[];
  readonly retryAfterSeconds: number | undefined;
  readonly reason: string | undefined;
  /** The request under way. Next shows an error's digest, where it has one, on the error page as its number. */
  readonly digest: string | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.detail = options.detail;
    this.issues = options.issues ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.reason = options.reason;
    this.digest = currentRequestId();
  }
}

/** True for an `AppError` of any copy of this module. */
export function isAppError(error: unknown): error is AppError {
  return typeof error === "object" && error !== null && BRAND in error;
}

export const invalid = (message: string, issues: FieldIssue[] = []) => new AppError("invalid", message, { issues });
export const unauthenticated = (message = "Sign in to continue.") => new AppError("unauthenticated", message);
export const forbidden = (message = "You do not have permission to do this.") => new AppError("forbidden", message);
export const notFound = (what = "This") => new AppError("not_found", `${what} was not found.`);
export const conflict = (message: string) => new AppError("conflict", message);
export const limitExceeded = (message: string, retryAfterSeconds?: number) => new AppError("limit_exceeded", message, { retryAfterSeconds });
export const unavailable = (message: string, cause?: unknown) => new AppError("unavailable", message, { cause, retryAfterSeconds: 5 });
