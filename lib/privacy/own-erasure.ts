import { type Context, requireOwnAccount } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { conflict } from "#lib/platform/errors";
import { whyIndispensable } from "./last-administrator.ts";
import type { ErasureView } from "./schema.ts";

/** The erasure that the person waits for, and why there can be none now, if so. */
export async function getOwnErasure(context: Context): Promise<{ open: ErasureView | null; hindrance: string | null }> {
  const { userId } = requireOwnAccount(context).actor;
  return context.db.read({ kind: "system", purpose: "show an erasure" }, async (tx) => {
    const [row] = await tx.query<{ status: ErasureView["status"]; created_at: Date; due_at: Date }>({
      text: "SELECT status, created_at, due_at FROM erasure_request WHERE user_id = $1 AND status IN ('waiting', 'running')",
      values: [userId],
    });
    const open = row ? { status: row.status, createdAt: row.created_at.toISOString(), dueAt: row.due_at.toISOString() } : null;
    return { open, hindrance: await whyIndispensable(tx, userId) };
  });
}

/**
 * Calls the person's erasure off, whoever asked for it.
 * @throws `conflict` when there is none, or it has begun
 */
export async function callOffErasure(context: Context): Promise<void> {
  const { userId } = requireOwnAccount(context).actor;
  await context.db.transaction({ kind: "system", purpose: "call off an erasure" }, async (tx) => {
    const { count } = await tx.prisma.erasureRequest.updateMany({
      where: { userId, status: "waiting" },
      data: { status: "called_off", endedAt: context.clock.now() },
    });
    if (count === 0) throw conflict("There is no erasure to call off.");
    await recordAudit(context, tx, { action: "privacy.erasure_called_off", tenantId: null, subjectType: "user", subjectId: userId });
  });
}
