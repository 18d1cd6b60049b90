import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";

const KEPT_DAYS = 180;

/** Forgets what was told half a year ago, read or not. */
export const purgeNotificationsJob = defineJob({
  name: "notifications.purge",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const before = new Date(runtime.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    await runtime.db.system({ text: "DELETE FROM notification WHERE created_at < $1", values: [before] });
  },
});
