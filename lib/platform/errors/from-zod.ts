import type { ZodError } from "zod";
import { type AppError, invalid } from "./app-error.ts";

const MAX_ISSUES = 50;

/** Turns a zod failure into an `invalid` error whose issues carry dotted paths. At most 50 issues are kept. */
export function fromZodError(error: ZodError, message = "Some fields need attention."): AppError {
  const issues = error.issues.slice(0, MAX_ISSUES).flatMap((issue) => {
    const path = issue.path.map(String).join(".");
    if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, message: "This field is not known." }));
  });
  return invalid(message, issues);
}
