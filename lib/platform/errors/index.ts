/**
 * The closed set of errors the product knows. Domain code throws them, one place maps them to HTTP
 * (`toProblem`) and one to screens. Everything else that is thrown is a defect and becomes `internal`.
 */
export {
  AppError,
  conflict,
  type ErrorCode,
  type FieldIssue,
  forbidden,
  invalid,
  isAppError,
  limitExceeded,
  notFound,
  unauthenticated,
  unavailable,
} from "./app-error.ts";
export { changedMeanwhile, differingFields } from "./changed-meanwhile.ts";
export { fromZodError } from "./from-zod.ts";
export { PROBLEM_MEDIA_TYPE, type Problem, toProblem } from "./problem.ts";
