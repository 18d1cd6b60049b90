import type { StaffContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { conflict, invalid } from "#lib/platform/errors";
import { holdConversation } from "./conversation-rows.ts";
import { atAgency, type PartyContext, requireAgency, writerOf } from "./party.ts";
import { clientsWhoSee } from "./people.ts";
import { takingPart } from "./readers.ts";
import { nextState } from "./states.ts";
import { takeStep } from "./take-step.ts";
import { tellStaff, tellTenant } from "./tell.ts";

/**
 * Says that a conversation is done with. Either side may; a message opens it again.
 * @throws `not_found`; `conflict` when it is resolved already, and for a company that has left
 */
export async function resolveConversation(context: PartyContext, id: string): Promise<void> {
  const party = writerOf(context);
  await party.write("conversation.resolve", async (tx) => {
    const { state, tenant_id: tenantId, subject, last_message_at: last } = await holdConversation(party, tx, id);
    const to = nextState(state, "resolve");
    if (!to) throw conflict("This conversation is resolved already. A new message opens it again.");
    const at = new Date(Math.max(context.clock.now().getTime(), last.getTime()));
    await tx.query({
      text: "UPDATE conversation SET state = $3, version = version + 1 WHERE tenant_id = $1::uuid AND id = $2::uuid",
      values: [tenantId, id, to],
    });
    await takeStep(tx, { tenantId, conversationId: id, from: state, to, byId: party.userId, at });
    await recordAudit(context, tx, {
      action: "conversation.resolve",
      tenantId,
      subjectType: "conversation",
      subjectId: id,
      before: { state },
      after: { state: to },
    });
    // Who may not see it any more is not told of it.
    const seeing = new Set((await clientsWhoSee(tx, tenantId, id)).map((each) => each.id));
    const clients = (await takingPart(tx, tenantId, id)).map(({ userId }) => userId).filter((userId) => seeing.has(userId));
    await emit(context, tx, "conversation.resolved", { tenantId, conversationId: id, subject, side: party.side, clients });
    await tellTenant(tx, tenantId, id);
  });
}

/**
 * Gives a conversation to one of the agency's staff, or to nobody.
 * @throws `not_found`; `invalid` for who is not of the staff; `forbidden` for everybody but the staff
 */
export async function assignConversation(context: StaffContext, id: string, { assigneeId }: { assigneeId: string | null }): Promise<void> {
  requireAgency(context);
  const staff = atAgency(context);
  const party = writerOf(staff);
  await party.write("conversation.assign", async (tx) => {
    const { tenant_id: tenantId, assigned_to: before, subject } = await holdConversation(party, tx, id);
    if (before === assigneeId) return;
    const known =
      assigneeId === null || (await tx.prisma.user.count({ where: { id: assigneeId, platformRole: { not: null }, status: "active" } })) > 0;
    if (!known) throw invalid("Choose somebody else.", [{ path: "assigneeId", message: "This is none of the agency’s staff." }]);
    await tx.query({
      text: "UPDATE conversation SET assigned_to = $3::uuid, version = version + 1 WHERE tenant_id = $1::uuid AND id = $2::uuid",
      values: [tenantId, id, assigneeId],
    });
    await recordAudit(staff, tx, {
      action: "conversation.assign",
      tenantId,
      subjectType: "conversation",
      subjectId: id,
      before: { assigneeId: before },
      after: { assigneeId },
    });
    if (assigneeId) await emit(staff, tx, "conversation.assigned", { tenantId: null, conversationId: id, subject, assigneeId });
    await tellTenant(tx, tenantId, id);
    await tellStaff(tx, id);
  });
}
