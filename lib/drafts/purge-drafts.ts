import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";

/** Deletes drafts that nobody has touched for 30 days. */
export const purgeDraftsJob = defineJob({
  name: "drafts.purge",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    await runtime.db.system({ text: "DELETE FROM draft WHERE expires_at <= $1", values: [runtime.clock.now()] });
  },
});
