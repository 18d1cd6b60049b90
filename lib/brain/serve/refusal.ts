import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError, type ErrorCode, isAppError, PROBLEM_MEDIA_TYPE, toProblem } from "#lib/platform/errors";

/** How a request to the gateway ended, for logs and metrics. */
export type Outcome =
  | "answered"
  | "fallback"
  | "bad_request"
  | "no_route"
  | "refused"
  | "limited"
  | "too_large"
  | "no_instance"
  | "connect"
  | "reset"
  | "garbage"
  | "timeout"
  | "truncated"
  | "client_left"
  | "failed";

/** What is answered in place of a backend. It never tells where a backend is or what it said. */
export class Refusal extends AppError {
  readonly status: number;
  readonly outcome: Outcome;
  readonly headers: readonly string[];

  constructor(
    status: number,
    outcome: Outcome,
    code: ErrorCode,
    message: string,
    options: { headers?: readonly string[]; retryAfterSeconds?: number } = {},
  ) {
    super(code, message, options.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: options.retryAfterSeconds });
    this.status = status;
    this.outcome = outcome;
    this.headers = options.headers ?? [];
  }
}

const NONE: readonly string[] = [];

/** An answer of the gateway itself: problem+json, and the headers that go with it, as a flat list. */
export function problemOf(error: unknown, requestId: string, more: readonly string[] = NONE): { status: number; headers: string[]; body: string } {
  const problem = toProblem(error, requestId, error instanceof Refusal ? error.status : undefined);
  const body = JSON.stringify(problem);
  const headers = ["content-type", PROBLEM_MEDIA_TYPE, "content-length", String(Buffer.byteLength(body)), "cache-control", "no-store"];
  headers.push("x-request-id", requestId, "x-content-type-options", "nosniff", ...more);
  if (error instanceof Refusal) headers.push(...error.headers);
  if (isAppError(error) && error.retryAfterSeconds !== undefined) headers.push("retry-after", String(error.retryAfterSeconds));
  return { status: problem.status, headers, body };
}

/** Sends it, and reads what is left of the request, so that its sender gets to see it. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  requestId: string,
  more: readonly string[] = NONE,
): number {
  const { status, headers, body } = problemOf(error, requestId, more);
  if (response.headersSent || response.destroyed) response.destroy();
  else response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body);
  readTheRest(request);
  return status;
}

const MOST_READ_BYTES = 16 * 1024 * 1024;
const LONGEST_READ_MS = 5_000;

/** Throws away what is still to come of a request. Closing at once would cut off the answer; reading for ever would be a gift. */
export function readTheRest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let read = 0;
  const timer = setTimeout(() => request.destroy(), LONGEST_READ_MS).unref();
  request.on("data", (chunk: Buffer) => {
    read += chunk.length;
    if (read > MOST_READ_BYTES) request.destroy();
  });
  request.once("close", () => clearTimeout(timer));
  request.once("end", () => clearTimeout(timer));
  request.once("error", () => undefined); // whoever left needs no answer
  request.resume();
}
