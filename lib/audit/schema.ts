import { z } from "zod";

export const auditEntry = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  ip: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type AuditEntryView = z.infer<typeof auditEntry>;

export const auditPageInput = z.strictObject({
  /** Where the page before ended. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type AuditPageInput = z.infer<typeof auditPageInput>;

/** Newest first. `nextCursor` is null on the last page. */
export const auditPage = z.object({ entries: z.array(auditEntry), nextCursor: z.uuid().nullable() });
export type AuditPage = z.infer<typeof auditPage>;
