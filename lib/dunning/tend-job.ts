import { z } from "zod";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { lockCase, scheduleOf } from "./case-row.ts";
import { resume } from "./pause.ts";
import { stepDue } from "./rules.ts";
import { type StepTaker, takeStep } from "./take-step.ts";

const CASES_PER_ROUND = 200;
const SCOPE = { kind: "system", purpose: "unpaid tenants" } as const;

// Both by an index of what waits; cases that failed this time are not looked at again before the next.
const DUE = `
  SELECT id FROM dunning_case WHERE (next_at <= $1 OR paused_until <= $1) AND NOT id = ANY($2::uuid[])
  ORDER BY coalesce(next_at, paused_until), id LIMIT ${CASES_PER_ROUND}`;

/** Goes on with cases whose pause is over, and takes the steps that are due: one transaction each, one step of a case at a time. */
export const tendDunningJob = defineJob({
  name: "dunning.tend",
  schema: z.object({}),
  async handle(_data, { runtime, id, signal }) {
    const context = takerOf(runtime, id);
    const failures: unknown[] = [];
    const seen: string[] = [];
    for (;;) {
      const due = await runtime.db.system<{ id: string }>({ text: DUE, values: [runtime.clock.now(), seen] });
      for (const found of due) {
        if (signal?.aborted) return;
        seen.push(found.id);
        try {
          await runtime.db.transaction(SCOPE, (tx) => tend(context, tx, found.id));
        } catch (error) {
          // One that fails must not keep the others waiting.
          failures.push(error);
        }
      }
      if (due.length < CASES_PER_ROUND) break;
    }
    if (failures.length > 0) throw failures[0];
  },
});

/** What was found is looked at again under its lock: another worker may have been here, and the bill may have been paid. */
async function tend(context: StepTaker, tx: Parameters<typeof lockCase>[0], id: string): Promise<void> {
  const now = context.clock.now();
  const row = await lockCase(tx, id);
  if (row.state === "paused" && row.paused_until && row.paused_until <= now) await resume(context, tx, row);
  else if (row.state === "open" && row.tenant_status === "past_due" && stepDue(scheduleOf(row), now)) await takeStep(context, tx, row);
}

const takerOf = (runtime: Runtime, requestId: string): StepTaker => ({
  actor: { kind: "system", name: "job dunning.tend" },
  origin: { ip: null, userAgent: null, deviceToken: null },
  clock: runtime.clock,
  jobs: runtime.jobs,
  config: runtime.config,
  requestId,
});
