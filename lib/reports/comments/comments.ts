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

/** More are told of no comment, however often it is edited. */
const MOST_TOLD = 200;

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
      const mentioned = await mentionedIn(tx, tenantId, userId, text);
      await tx.prisma.reportComment.createMany({
        data: [{ id, tenantId, reportId, blockId, authorId: userId, text, toldIds: mentioned, createdAt: at }],
      });
      await recordAudit(context, tx, { action: "report.comment", tenantId, subjectType: "report", subjectId: reportId, after: { comment: id } });
      const facts = { tenantId, reportId, name: report.name, authorId: userId, reportAuthorId: report.authorId };
      await emit(context, tx, "report.commented", { ...facts, mentioned });
      return one(context, tx, reportId, id);
    }),
  );
}

/** Changes what one said; whom it mentions now and never did before is told. @throws `forbidden` for somebody else's, `not_found` */
export async function editComment(context: TenantContext, reportId: string, { id, text }: { id: string; text: string }): Promise<ReportCommentView> {
  requirePermission(context, "analytics.read");
  const { userId } = requireUser(context).actor;
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    // Held, so that two edits at once do not both tell the same person.
    const [held] = await tx.query<{ told_ids: string[] }>({
      name: "hold-report-comment",
      text: "SELECT told_ids FROM report_comment WHERE tenant_id = $1::uuid AND id = $2::uuid FOR UPDATE",
      values: [tenantId, id],
    });
    const before = await requireOwn(context, tx, reportId, id);
    if (before.text === text) return before;
    // Of a comment from before this was written down, those are known whom it mentions still.
    const told = new Set([...(held?.told_ids ?? []), ...(await mentionedIn(tx, tenantId, userId, before.text))]);
    const mentioned = (await mentionedIn(tx, tenantId, userId, text)).filter((each) => !told.has(each));
    const toldIds = [...told, ...mentioned].slice(0, MOST_TOLD);
    await tx.prisma.reportComment.updateMany({ where: { tenantId, id }, data: { text, toldIds, editedAt: context.clock.now() } });
    await recordAudit(context, tx, { action: "report.edit_comment", tenantId, subjectType: "report", subjectId: reportId, after: { comment: id } });
    const fresh = mentioned.filter((each) => toldIds.includes(each));
    if (fresh.length > 0) {
      const { name } = await findReport(tx, tenantId, reportId);
      await emit(context, tx, "report.mentioned", { tenantId, reportId, name, authorId: userId, mentioned: fresh });
    }
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

/** Whom a text mentions besides who wrote it. */
async function mentionedIn(tx: Queryable, tenantId: string, authorId: string, text: string): Promise<string[]> {
  const others = (await mentionableIn(tx, tenantId)).filter((member) => member.id !== authorId);
  return mentionsIn(text, others);
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
