import { z } from "zod";
import type { Transaction } from "#lib/platform/database";
import { defineJob } from "#lib/platform/jobs";
import { stateIntervals } from "../states/state-intervals.ts";
import { uptimeOf } from "../states/uptime.ts";
import { budgetOf, DEFAULT_PROMISE } from "./burn.ts";

/** A month that was missed, since no worker ran, is written down later; one that is older stays without. */
const MONTHS_BACK = 3;

/** Writes down what the months that are over came to, each once: what is corrected later does not change them any more. */
export const freezeMonthsJob = defineJob({
  name: "objectives.freeze-months",
  schema: z.object({}),
  async handle(_data, { runtime }) {
    const now = runtime.clock.now();
    for (let back = MONTHS_BACK; back >= 1; back--) {
      const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
      await runtime.db.transaction({ kind: "system", purpose: "objectives.freeze" }, (tx) => freezeMonth(tx, from, now));
    }
  },
});

/** @param from the first moment of the month, in UTC. A service of which nothing was recorded in it has no month. */
async function freezeMonth(tx: Transaction, from: Date, now: Date): Promise<void> {
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
  const written = await tx.query<{ service_key: string }>({
    text: "SELECT service_key FROM objective_month WHERE month = $1::date",
    values: [from.toISOString().slice(0, 10)],
  });
  const known = new Set(written.map(({ service_key }) => service_key));
  const targets = await tx.query<{ key: string; target: string }>({
    text: "SELECT s.key, o.target::text FROM objective o JOIN service s ON s.id = o.service_id",
  });
  const targetOf = new Map(targets.map(({ key, target }) => [key, Number(target)]));
  const intervals = await stateIntervals(tx, { from, to });
  const months = [...intervals]
    .filter(([key]) => !known.has(key))
    .map(([serviceKey, own]) => {
      const { operational, degraded, down, maintenance, unknown } = uptimeOf(own, { from, to });
      const target = targetOf.get(serviceKey) ?? DEFAULT_PROMISE.target;
      const up = operational + degraded;
      const { allowedMs } = budgetOf({ up, down }, target, to.getTime() - from.getTime());
      const times = { upMs: up, downMs: down, maintenanceMs: maintenance, unknownMs: unknown, budgetMs: allowedMs };
      return { serviceKey, month: from, target, ...times, frozenAt: now };
    });
  await tx.prisma.objectiveMonth.createMany({ data: months, skipDuplicates: true });
}
