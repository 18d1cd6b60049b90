import { inTenant, once, readInTenant, requirePermission, requireUser, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { mentionsIn } from "#lib/conversations";
import { emit } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
import type { Queryable, Transaction } from "#lib/platform/database";
import { forbidden, limitExceeded, notFound } from "#lib/platform/errors";
import { findReport, selfOf } from "../report-rows.ts";
import { REPORT_LIMITS } from "../report-schema.ts";
import type { ReportCommentView, WriteCommentInput } from "./comment-schema.ts";
import { mentionableIn } from "./mentionable.ts";

interface CommentRow {
  id: string;
  block_id: string | null;
  author_id: string;
  author_name: string | null;
  text: string;
  created_at: Date;
  edited_at: Date | null;
}

/** What members say of a report and its blocks, the oldest first. @throws `forbidden` without `analytics.read`, `not_found` */
export async function listComments(context: TenantContext, reportId: string): Promise<ReportCommentView[]> {
  requirePermission(context, "analytics.read");
  return readInTenant(context, (tx) => findComments(context, tx, reportId));
}

/**
 * Says something of a report or of one of its blocks; its author and whom it mentions are told. Once per `Idempotency-Key`.
 * @throws `forbidden` without `analytics.read`, `not_found`, `limit_exceeded`
 */
export async function writeComment(context: TenantContext, reportId: string, { text, blockId }: WriteCommentInput): Promise<ReportCommentView> {
  requirePermission(context, "analytics.read");
  const { userId } = requireUser(context).actor;
  const tenantId = context.tenant.id;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const report = await findReport(tx, tenantId, reportId, true);
      if (blockId !== null && !report.blocks.some(({ id }) => id === blockId)) throw notFound("This block");
      if ((await tx.prisma.reportComment.count({ where: { tenantId, reportId } })) >= REPORT_LIMITS.comments)
        throw limitExceeded(`This report has ${REPORT_LIMITS.comments} comments already.`);
      const at = context.clock.now();
      const id = newIdAt(at);
      await tx.prisma.reportComment.createMany({ data: [{ id, tenantId, reportId, blockId, authorId: userId, text, createdAt: at }] });
      await recordAudit(context, tx, { action: "report.comment", tenantId, subjectType: "report", subjectId: reportId, after: { comment: id } });
      const others = (await mentionableIn(tx, tenantId)).filter((member) => member.id !== userId);
      const facts = { tenantId, reportId, name: report.name, authorId: userId, reportAuthorId: report.authorId };
      await emit(context, tx, "report.commented", { ...facts, mentioned: mentionsIn(text, others) });
      return one(context, tx, reportId, id);
    }),
  );
}

/** @throws `forbidden` for somebody else's, `not_found` */
export async function editComment(context: TenantContext, reportId: string, { id, text }: { id: string; text: string }): Promise<ReportCommentView> {
  requirePermission(context, "analytics.read");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const before = await requireOwn(context, tx, reportId, id);
    if (before.text === text) return before;
    await tx.prisma.reportComment.updateMany({ where: { tenantId, id }, data: { text, editedAt: context.clock.now() } });
    await recordAudit(context, tx, { action: "report.edit_comment", tenantId, subjectType: "report", subjectId: reportId, after: { comment: id } });
    return one(context, tx, reportId, id);
  });
}

/** Takes back what one said. @throws `forbidden` for somebody else's, `not_found` */
export async function deleteComment(context: TenantContext, reportId: string, id: string): Promise<{ id: string }> {
  requirePermission(context, "analytics.read");
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    await requireOwn(context, tx, reportId, id);
    await tx.prisma.reportComment.deleteMany({ where: { tenantId, id } });
    await recordAudit(context, tx, {
      action: "report.delete_comment",
      tenantId,
      subjectType: "report",
      subjectId: reportId,
      before: { comment: id },
    });
    return { id };
  });
}

async function requireOwn(context: TenantContext, tx: Transaction, reportId: string, id: string): Promise<ReportCommentView> {
  const comment = await one(context, tx, reportId, id);
  if (!comment.isOwn) throw forbidden("This comment is somebody else’s. You can change and delete your own.");
  return comment;
}

async function one(context: TenantContext, tx: Queryable, reportId: string, id: string): Promise<ReportCommentView> {
  const [comment] = await findComments(context, tx, reportId, id);
  if (!comment) throw notFound("This comment");
  return comment;
}

/** @throws `not_found` for the report */
async function findComments(context: TenantContext, tx: Queryable, reportId: string, id: string | null = null): Promise<ReportCommentView[]> {
  const tenantId = context.tenant.id;
  const { blocks } = await findReport(tx, tenantId, reportId);
  const rows = await tx.query<CommentRow>({
    name: "report-comments",
    text: `SELECT c.id, c.block_id, c.author_id, u.name AS author_name, c.text, c.created_at, c.edited_at
           FROM report_comment c LEFT JOIN "user" u ON u.id = c.author_id
           WHERE c.tenant_id = $1::uuid AND c.report_id = $2::uuid AND ($3::uuid IS NULL OR c.id = $3::uuid)
           ORDER BY c.created_at, c.id LIMIT ${REPORT_LIMITS.comments}`,
    values: [tenantId, reportId, id],
  });
  return rows.map((row) => ({
    id: row.id,
    blockId: blocks.some((block) => block.id === row.block_id) ? row.block_id : null,
    authorId: row.author_id,
    authorName: row.author_name,
    text: row.text,
    isOwn: row.author_id === selfOf(context),
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
  }));
}
