import { z } from "zod";
import { deleteComment, editComment } from "#lib/reports";
import { editCommentInput, reportComment } from "#lib/reports/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid(), comment: z.uuid() });

export const PATCH = jsonRoute({
  operationId: "editReportComment",
  summary: "Change what you said of a report",
  tag: "Reports",
  access: "tenant",
  permission: "analytics.read",
  params,
  body: editCommentInput,
  response: reportComment,
  handle: ({ context, params: { id, comment }, body: { text } }) => editComment(context, id, { id: comment, text }),
});

export const DELETE = jsonRoute({
  operationId: "deleteReportComment",
  summary: "Take back what you said of a report",
  tag: "Reports",
  access: "tenant",
  permission: "analytics.read",
  params,
  response: z.strictObject({ deleted: z.literal(true) }),
  async handle({ context, params: { id, comment } }) {
    await deleteComment(context, id, comment);
    return { deleted: true } as const;
  },
});
