import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { REPORT_EXAMPLES } from "../examples.ts";
import { REPORT_LIMITS } from "../report-schema.ts";

const text = trimmedText().min(1, "Write something.").max(4_000, "Use at most 4,000 characters.");

/** `blockId` null: of the whole report. */
export const writeCommentInput = z
  .strictObject({
    text,
    blockId: z
      .union([z.literal("").transform(() => null), z.uuid()])
      .nullable()
      .default(null),
  })
  .meta({ example: REPORT_EXAMPLES.writeComment });
export type WriteCommentInput = z.infer<typeof writeCommentInput>;
export const editCommentInput = z.strictObject({ text }).meta({ example: REPORT_EXAMPLES.editComment });

export const reportComment = z
  .object({
    id: z.uuid(),
    /** Null for the whole report, and for a block that is gone. */
    blockId: z.uuid().nullable(),
    authorId: z.uuid(),
    /** Null for who is a member no more. */
    authorName: z.string().nullable(),
    text: z.string(),
    /** Whether it is of who asks. */
    isOwn: z.boolean(),
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
  })
  .meta({ example: REPORT_EXAMPLES.comment });
export type ReportCommentView = z.infer<typeof reportComment>;
export const commentList = z
  .object({ comments: z.array(reportComment).max(REPORT_LIMITS.comments) })
  .meta({ example: { comments: [REPORT_EXAMPLES.comment] } });
