import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";
import { UNCONFIRMED_HOURS } from "./shapes.ts";

const HOUR_MS = 3_600_000;
/** Longer than any event is delivered again. */
const TELLINGS_ARE_KEPT_HOURS = 90 * 24;

/** Forgets addresses that nobody confirmed, and what was told long ago. */
export const purgeSubscribersJob = defineJob({
  name: "status.purge-subscribers",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const before = (hours: number) => new Date(runtime.clock.now().getTime() - hours * HOUR_MS);
    await runtime.db.transaction({ kind: "system", purpose: "status.purge-subscribers" }, async (tx) => {
      await tx.prisma.statusSubscriber.deleteMany({ where: { confirmedAt: null, createdAt: { lt: before(UNCONFIRMED_HOURS) } } });
      await tx.prisma.statusTelling.deleteMany({ where: { createdAt: { lt: before(TELLINGS_ARE_KEPT_HOURS) } } });
    });
  },
});
