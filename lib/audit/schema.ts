import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { actionsMeant } from "./actions.ts";

export { AUDIT_GROUPS, sayAction } from "./actions.ts";

/** An act and its place in the chain. Hashes are SHA-256 in hex; `seq` counts from 1 in each chain. */
export const auditEntry = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  tenantId: z.uuid().nullable(),
  actorId: z.uuid().nullable(),
  actor: z.string(),
  /** The person in whose name a member of staff acted. */
  behalfOf: z.string().nullable(),
  behalfOfId: z.uuid().nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string().nullable(),
  seq: z.number().int(),
  hash: z.string(),
  /** A person who was erased since was taken out of it. */
  isRedacted: z.boolean(),
});
export type AuditEntryView = z.infer<typeof auditEntry>;

const LONGEST_WORDS = 100;
const words = trimmedText().min(1).max(LONGEST_WORDS, `At most ${LONGEST_WORDS} characters.`);
const NO_DAY = "A day such as 2026-11-25.";
// PostgreSQL's calendar has no year 0.
const day = z.iso.date(NO_DAY).refine((value) => !value.startsWith("0000"), NO_DAY);

/** What the trail can be searched for. Days are the tenant's own in its portal, UTC for staff, and both are included. */
export const auditFilter = z.strictObject({
  /** The beginning of the address or name of who acted, or in whose name. */
  who: words.optional(),
  /** An action, or a group of them such as "sign_in.*". */
  action: z
    .string()
    .max(LONGEST_WORDS)
    .refine((value) => actionsMeant(value) !== null, "No such action or group.")
    .optional(),
  subjectType: words.optional(),
  subjectId: words.optional(),
  /** For staff: one tenant, or "platform" for what concerns none. */
  tenant: z.union([z.uuid(), z.literal("platform")], { error: "A tenant’s id, or “platform”." }).optional(),
  from: day.optional(),
  to: day.optional(),
  /** Words anywhere in what was changed or in the reason. */
  text: words.min(3, "At least three characters.").optional(),
  ip: words.optional(),
  requestId: words.optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditPageInput = z.strictObject({
  /** Where the page before ended. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type AuditPageInput = z.infer<typeof auditPageInput>;

export const searchAuditInput = auditFilter.extend(auditPageInput.shape);
export type SearchAuditInput = z.infer<typeof searchAuditInput>;

/** Inside a tenant there is no other to ask for. */
export const searchTenantAuditInput = searchAuditInput.omit({ tenant: true });

/** Newest first. `nextCursor` is null on the last page. `searchedBackTo` is set where words were looked for in a part only. */
export const auditPage = z.object({
  entries: z.array(auditEntry),
  nextCursor: z.uuid().nullable(),
  searchedBackTo: z.iso.datetime().nullable(),
});
export type AuditPage = z.infer<typeof auditPage>;

export const exportAuditInput = auditFilter.extend({ format: z.enum(["csv", "jsonl"], "csv or jsonl.") });
export type ExportAuditInput = z.infer<typeof exportAuditInput>;
export const exportTenantAuditInput = exportAuditInput.omit({ tenant: true });

/** What checking a chain found. `problem` names the first entry that does not hold. */
export const auditVerdict = z.object({
  chain: z.string(),
  checked: z.number().int(),
  redacted: z.number().int(),
  prunedUpTo: z.number().int(),
  lastSeq: z.number().int(),
  lastHash: z.string(),
  /** False when the chain was longer than one look may be. */
  isComplete: z.boolean(),
  problem: z.object({ seq: z.number().int(), id: z.string().nullable(), what: z.string() }).nullable(),
  durationMs: z.number().int(),
});
export type AuditVerdict = z.infer<typeof auditVerdict>;

/** What was found, in a sentence or two for people. */
export function sayVerdict({ checked, redacted, isComplete, problem, durationMs, lastSeq, lastHash }: AuditVerdict): string {
  if (problem) return `The trail does not hold. Entry ${problem.seq}: ${problem.what}. Do not change anything, and tell whoever runs the portal.`;
  const which = isComplete ? `All ${checked.toLocaleString("en")} entries` : `The newest ${checked.toLocaleString("en")} entries`;
  const but = redacted > 0 ? `; ${redacted.toLocaleString("en")} of them were redacted, as the trail says` : "";
  return `${which} hold${but} (${(durationMs / 1_000).toFixed(1)} s). The chain ends with entry ${lastSeq.toLocaleString("en")}, ${lastHash.slice(0, 16)}….`;
}
