import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";

const SESSIONS_ARE_KEPT_DAYS = 90;
/** For a day after its end, a link still says that it has expired, and not that it is unknown. */
const TOKENS_ARE_KEPT_DAYS = 1;

/** Forgets one-time tokens that have expired, and sessions that ended more than 90 days ago. */
export const purgeIdentityJob = defineJob({
  name: "identity.purge",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const now = runtime.clock.now();
    const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
    await runtime.db.system({ text: "DELETE FROM one_time_token WHERE expires_at < $1", values: [before(TOKENS_ARE_KEPT_DAYS)] });
    await runtime.db.system({
      text: "DELETE FROM auth_session WHERE expires_at < $1 OR revoked_at < $1",
      values: [before(SESSIONS_ARE_KEPT_DAYS)],
    });
  },
});
