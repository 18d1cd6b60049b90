import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";

const KEPT_UNSENT_MS = 24 * 3_600_000;
const MOST_AT_ONCE = 500;

/** Deletes files that nobody has sent for a day, and what is left of those that never arrived whole. */
export const purgeAttachmentsJob = defineJob({
  name: "conversations.purge_attachments",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    await runtime.db.system({
      text: `DELETE FROM conversation_attachment WHERE id IN (
               SELECT id FROM conversation_attachment WHERE message_id IS NULL AND created_at < $1 ORDER BY created_at LIMIT ${MOST_AT_ONCE})`,
      values: [new Date(runtime.clock.now().getTime() - KEPT_UNSENT_MS)],
    });
  },
});
