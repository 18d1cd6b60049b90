import type { Context } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";

/** One thing that was done. `tenantId` null means it concerns the platform, not a tenant. */
export interface AuditRecord {
  action: string;
  tenantId: string | null;
  subjectType: string;
  subjectId: string;
  before?: object;
  after?: object;
  reason?: string;
}

const MAX_USER_AGENT = 400;

/** Writes the audit row in the caller's transaction: what was done and the record of it stand or fall together. */
export async function recordAudit(context: Context, tx: Transaction, record: AuditRecord): Promise<void> {
  const { actor, origin } = context;
  await tx.prisma.auditEntry.createMany({
    data: [
      {
        id: newId(),
        at: context.clock.now(),
        tenantId: record.tenantId,
        actorId: actor.kind === "user" ? actor.userId : null,
        actorLabel: actor.kind === "user" ? actor.email : actor.kind === "system" ? actor.name : "nobody",
        action: record.action,
        subjectType: record.subjectType,
        subjectId: record.subjectId,
        before: record.before,
        after: record.after,
        reason: record.reason,
        ip: origin.ip,
        userAgent: origin.userAgent?.slice(0, MAX_USER_AGENT),
        requestId: context.requestId,
      },
    ],
  });
}
