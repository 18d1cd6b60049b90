import { type ErrorCode, type FieldIssue, isAppError } from "./app-error.ts";

export const PROBLEM_MEDIA_TYPE = "application/problem+json";

/** Problem details as in RFC 9457, with our `code`, `request_id` and `issues` as extension members. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode | "internal";
  request_id: string;
  issues?: FieldIssue[];
  /** What a program can react to beyond the code. */
  reason?: string;
}

const STATUS: Record<ErrorCode, { status: number; title: string }> = {
  invalid: { status: 422, title: "Invalid input" },
  unauthenticated: { status: 401, title: "Not signed in" },
  forbidden: { status: 403, title: "Not allowed" },
  not_found: { status: 404, title: "Not found" },
  conflict: { status: 409, title: "Conflict" },
  limit_exceeded: { status: 429, title: "Limit exceeded" },
  unavailable: { status: 503, title: "Temporarily unavailable" },
};

/**
 * Maps any thrown value to a problem. Unexpected errors tell nothing but the request id, under which the log has the rest.
 * `status` overrides the code's usual status where HTTP has a more exact one (400, 405, 413, 415).
 */
export function toProblem(error: unknown, requestId: string, status?: number): Problem {
  if (!isAppError(error)) {
    return {
      type: "urn:bizosaas:problem:internal",
      title: "Something went wrong",
      status: 500,
      detail: `This is our fault, not yours. If it goes on, tell support the request id ${requestId}.`,
      code: "internal",
      request_id: requestId,
    };
  }
  const mapped = STATUS[error.code];
  return {
    type: `urn:bizosaas:problem:${error.code}`,
    title: mapped.title,
    status: status ?? mapped.status,
    detail: error.message,
    code: error.code,
    request_id: requestId,
    ...(error.issues.length > 0 && { issues: error.issues }),
    ...(error.reason !== undefined && { reason: error.reason }),
  };
}
