import type { z } from "zod";
import { badRequest } from "./errors.ts";

/** @throws `invalid` with the reason `invalidValue`, naming the attributes that are at fault */
export function parseResource<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  // PostgreSQL keeps no such character.
  if (JSON.stringify(input)?.includes("\\u0000")) throw badRequest("invalidValue", "A value has a character that cannot be kept.");
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.map(String).join(".") || "body"}: ${message}`);
  throw badRequest("invalidValue", faults.join(" "));
}
