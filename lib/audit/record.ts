import type { Actor, Context } from "#lib/access";
import { newIdAt } from "#lib/platform/crypto";
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
  /** Who has just shown who they are, where the context still says nobody. */
  shownToBe?: { id: string; email: string };
  /** Given where something else must name the entry; a new one unless told. */
  id?: string;
  /** Under which request it was done, where many are recorded together; the context's unless told. */
  requestId?: string;
}

/** What is needed of a context to record an act. */
export type Recorder = Pick<Context, "actor" | "origin" | "clock" | "requestId">;

const MAX_USER_AGENT = 400;

/** Staff who act as somebody are on record themselves, with the person in whose name they did it beside them. */
function who(actor: Actor): { actorId: string | null; actorLabel: string; behalfOfId?: string; behalfOfLabel?: string } {
  switch (actor.kind) {
    case "user":
      if (!actor.impersonator) return { actorId: actor.userId, actorLabel: actor.email };
      return { actorId: actor.impersonator.userId, actorLabel: actor.impersonator.email, behalfOfId: actor.userId, behalfOfLabel: actor.email };
    case "service":
      return { actorId: actor.serviceAccountId, actorLabel: `${actor.name} (service account)` };
    case "system":
      return { actorId: null, actorLabel: actor.name };
    case "anonymous":
      return { actorId: null, actorLabel: "nobody" };
  }
}

/** Writes the audit row in the caller's transaction: what was done and the record of it stand or fall together. */
export async function recordAudit(context: Recorder, tx: Transaction, record: AuditRecord): Promise<void> {
  await recordAudits(context, tx, [record]);
}

/** The same of many things at once, in their order. */
export async function recordAudits(context: Recorder, tx: Transaction, records: readonly AuditRecord[]): Promise<void> {
  const { actor, origin } = context;
  const at = context.clock.now();
  await tx.prisma.auditEntry.createMany({
    data: records.map((record) => ({
      id: record.id ?? newIdAt(at),
      at,
      tenantId: record.tenantId,
      ...(actor.kind === "anonymous" && record.shownToBe ? { actorId: record.shownToBe.id, actorLabel: record.shownToBe.email } : who(actor)),
      action: record.action,
      subjectType: record.subjectType,
      subjectId: record.subjectId,
      before: record.before,
      after: record.after,
      reason: record.reason,
      ip: origin.ip,
      userAgent: origin.userAgent?.slice(0, MAX_USER_AGENT),
      requestId: record.requestId ?? context.requestId,
    })),
  });
}
