import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";

const ALERTS_ARE_KEPT_DAYS = 400;
const DELIVERIES_ARE_KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** Forgets alerts that ended long ago, and what became of what was sent. Incidents are kept. */
export const purgeAlertsJob = defineJob({
  name: "alerts.purge",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const before = (days: number) => new Date(runtime.clock.now().getTime() - days * DAY_MS);
    await runtime.db.transaction({ kind: "system", purpose: "alerts.purge" }, async (tx) => {
      await tx.prisma.alertDelivery.deleteMany({ where: { endedAt: { lt: before(DELIVERIES_ARE_KEPT_DAYS) } } });
      await tx.prisma.alert.deleteMany({ where: { resolvedAt: { lt: before(ALERTS_ARE_KEPT_DAYS) } } });
    });
  },
});
