import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";
import { USAGE_KEPT } from "./schema.ts";

const DAY_MS = 86_400_000;
const NONE = "'00000000-0000-0000-0000-000000000000'::uuid";

/** Makes days of the hours: the last three anew as a whole, so that what was late counts, too. Then forgets what is old. */
export const rollUpUsageJob = defineJob({
  name: "usage.roll-up",
  schema: z.object({}),
  async handle(_data, { runtime: { db, clock } }) {
    const now = clock.now().getTime();
    const from = new Date(Math.floor(now / DAY_MS) * DAY_MS - 2 * DAY_MS);
    await db.system({
      text: `INSERT INTO api_usage_day (id, day, tenant_id, key_id, route, status_class, calls, latency)
             SELECT gen_random_uuid(), (hour AT TIME ZONE 'UTC')::date AS day, tenant_id, key_id, route, status_class, sum(calls)::int, sum_latency(latency)::int[]
             FROM api_usage_hour WHERE hour >= $1 GROUP BY day, tenant_id, key_id, route, status_class
             ON CONFLICT (day, coalesce(tenant_id, ${NONE}), coalesce(key_id, ${NONE}), route, status_class)
             DO UPDATE SET calls = excluded.calls, latency = excluded.latency`,
      values: [from],
    });
    await db.system({ text: "DELETE FROM api_usage_hour WHERE hour < $1", values: [new Date(now - USAGE_KEPT.hoursForDays * DAY_MS)] });
    await db.system({ text: "DELETE FROM api_usage_day WHERE day < $1::date", values: [new Date(now - USAGE_KEPT.days * DAY_MS)] });
  },
});
