import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";

const ROWS_ARE_KEPT_DAYS = 90;

/** Deletes the archives that have expired, and forgets after 90 days that there were any. */
export const purgeExportsJob = defineJob({
  name: "privacy.purge_exports",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const now = runtime.clock.now();
    await runtime.db.system({
      text: "UPDATE data_export SET status = 'expired', archive = NULL WHERE status = 'ready' AND expires_at <= $1",
      values: [now],
    });
    await runtime.db.system({
      text: "DELETE FROM data_export WHERE status = 'expired' AND created_at < $1",
      values: [new Date(now.getTime() - ROWS_ARE_KEPT_DAYS * 86_400_000)],
    });
  },
});
