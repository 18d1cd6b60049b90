import { z } from "zod";
import { listComments, writeComment } from "#lib/reports";
import { commentList, reportComment, writeCommentInput } from "#lib/reports/schema";
import { jsonRoute } from "#lib/web";

const params = z.strictObject({ id: z.uuid() });

export const GET = jsonRoute({
  operationId: "listReportComments",
  summary: "What members say of a report and its blocks, the oldest first",
  tag: "Reports",
  access: "tenant",
  permission: "analytics.read",
  params,
  response: commentList,
  handle: async ({ context, params: { id } }) => ({ comments: await listComments(context, id) }),
});

export const POST = jsonRoute({
  operationId: "commentOnReport",
  summary: "Say something of a report or of one of its blocks; its author is told",
  tag: "Reports",
  access: "tenant",
  permission: "analytics.read",
  params,
  body: writeCommentInput,
  response: reportComment,
  status: 201,
  idempotent: true,
  handle: ({ context, params: { id }, body }) => writeComment(context, id, body),
});
