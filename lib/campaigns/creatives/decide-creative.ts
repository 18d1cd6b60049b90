import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { changedMeanwhile, conflict, invalid, notFound } from "#lib/platform/errors";
import { type CreativeRow, findCreative, readDetail } from "./creative-rows.ts";
import { CREATIVE_MEANWHILE, told } from "./make-creative.ts";
import { type CommentInput, CREATIVE_LIMITS, type CreativeDetail, type DecideCreativeInput } from "./schema.ts";
import { CREATIVE_STEPS, type CreativeAct, stateAfter } from "./states.ts";

const ACTIONS = {
  submit: "creative.submit",
  withdraw: "creative.withdraw",
  approve: "creative.approve",
  ask_changes: "creative.ask_changes",
} as const satisfies Record<CreativeAct, string>;

/**
 * Submits a creative, takes it back, approves it, or asks for changes, which is said in a comment. Who waits is told.
 * @throws `not_found`, `forbidden` as the step needs; `invalid` for changes that are not said; `conflict` for a step that there is not,
 * and when somebody changed it meanwhile
 */
export async function decideCreative(
  context: TenantContext,
  campaignId: string,
  id: string,
  { act, version, reason }: DecideCreativeInput,
): Promise<CreativeDetail> {
  return inTenant(context, async (tx) => {
    const before = await findCreative(context, tx, campaignId, id, "lock");
    requirePermission(context, CREATIVE_STEPS[act].needs, { ownerId: before.owner_id });
    await once(context, tx, async () => {
      if (before.version !== version) throw changedMeanwhile(CREATIVE_MEANWHILE, { state: before.state }, { state: null });
      const state = stateAfter(act, before.state);
      if (state === null) throw conflict("This step is not possible any more. Look at the creative as it is now.");
      if (act === "ask_changes") {
        if (reason === "") throw invalid("Say what is to change.", [{ path: "reason", message: "Say what is to change." }]);
        await writeComment(context, tx, before, { body: reason, x: null, y: null });
      }
      await write(context, tx, before, act, state);
      return {};
    });
    return readDetail(context, tx, campaignId, id);
  });
}

/** Says something of the newest version, of all of it or at a place of its picture. @throws `not_found`, `forbidden`, `conflict` for one too many */
export async function commentCreative(context: TenantContext, campaignId: string, id: string, input: CommentInput): Promise<CreativeDetail> {
  requirePermission(context, "campaign.read");
  return inTenant(context, async (tx) => {
    const creative = await findCreative(context, tx, campaignId, id, "lock");
    await once(context, tx, async () => {
      if (input.x !== null && creative.hash === null) throw invalid("This version has no picture to pin a comment to.");
      await writeComment(context, tx, creative, input);
      await told(context, tx, campaignId, id, "creative.comment", "creative_comment", { name: creative.name, number: creative.newest });
      return {};
    });
    return readDetail(context, tx, campaignId, id);
  });
}

/** Marks a comment as done. @throws `not_found`, `forbidden` */
export async function resolveComment(context: TenantContext, campaignId: string, id: string, commentId: string): Promise<CreativeDetail> {
  return inTenant(context, async (tx) => {
    const creative = await findCreative(context, tx, campaignId, id, "lock");
    requirePermission(context, "campaign.update", { ownerId: creative.owner_id });
    const where = { id: commentId, tenantId: context.tenant.id, creativeId: id };
    if ((await tx.prisma.creativeComment.count({ where })) === 0) throw notFound("This comment");
    const { count } = await tx.prisma.creativeComment.updateMany({
      where: { ...where, resolvedAt: null },
      data: { resolvedAt: context.clock.now() },
    });
    if (count > 0) await told(context, tx, campaignId, id, "creative.resolve_comment", "creative_resolved", { name: creative.name, commentId });
    return readDetail(context, tx, campaignId, id);
  });
}

async function writeComment({ tenant, actor, clock }: TenantContext, tx: Transaction, { id, newest }: CreativeRow, { body, x, y }: CommentInput) {
  const of = { tenantId: tenant.id, creativeId: id };
  if ((await tx.prisma.creativeComment.count({ where: of })) >= CREATIVE_LIMITS.comments)
    throw conflict(`There can be ${CREATIVE_LIMITS.comments} comments. Go on in a new creative.`);
  const authorId = actor.kind === "user" ? actor.userId : null;
  const thousandths = (percent: number | null) => (percent === null ? null : Math.round(percent * 10));
  await tx.prisma.creativeComment.createMany({
    data: [{ id: newId(), ...of, number: newest, authorId, body, x: thousandths(x), y: thousandths(y), createdAt: clock.now() }],
  });
}

async function write(context: TenantContext, tx: Transaction, before: CreativeRow, act: CreativeAct, state: CreativeRow["state"]): Promise<void> {
  const { tenant, actor, clock } = context;
  const [tenantId, now, { id, campaign_id: campaignId, name }] = [tenant.id, clock.now(), before];
  const submittedById = actor.kind === "user" ? actor.userId : null;
  await tx.prisma.campaignCreative.updateMany({
    where: { tenantId, id },
    data: { state, version: { increment: 1 }, updatedAt: now, ...(act === "submit" && { submittedById, submittedAt: now }) },
  });
  await told(context, tx, campaignId, id, ACTIONS[act], `creative_${act}`, { name, from: before.state, to: state });
  if (act === "submit") await emit(context, tx, "creative.submitted", { tenantId, campaignId, creativeId: id, name });
  if (act === "approve" || act === "ask_changes") {
    const decision = act === "approve" ? "approved" : "changes_asked";
    await emit(context, tx, "creative.decided", { tenantId, campaignId, creativeId: id, name, decision, userId: before.submitted_by_id });
  }
}
