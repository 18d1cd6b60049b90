import { type FieldIssue, invalid } from "#lib/platform/errors";
import { addressProblem, type OutboundRules } from "#lib/platform/outbound";
import { KIND_NAMES, TENANT_KIND_NAMES } from "./kinds.ts";
import type { CreateEndpointInput } from "./schema.ts";

/** @throws `invalid` for an address that may not be asked, and for kinds that the owner cannot be told of */
export function requireSound({ url, kinds }: CreateEndpointInput, ownerId: string | null, rules: OutboundRules): void {
  const issues: FieldIssue[] = [];
  const problem = addressProblem(url, rules);
  if (problem) issues.push({ path: "url", message: problem });
  const known: readonly string[] = ownerId === null ? KIND_NAMES : TENANT_KIND_NAMES;
  const unknown = kinds.filter((kind) => !known.includes(kind));
  if (unknown.length > 0) issues.push({ path: "kinds", message: `There is no such kind of event: ${unknown.join(", ")}.` });
  if (issues.length > 0) throw invalid("Some fields need attention.", issues);
}
