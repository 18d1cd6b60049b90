import { z } from "zod";
import { emit } from "#lib/events";
import { newId } from "#lib/platform/crypto";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";

const AT_ONCE = 500;

interface DueTask {
  tenant_id: string;
  id: string;
  assignee_id: string;
  subject: string;
  due_at: Date;
}

/** Every minute: reminds people of tasks, each once. What was done or given to nobody meanwhile is passed over. */
export const remindOfTasksJob = defineJob({
  name: "crm.remind",
  schema: z.object({}),
  concurrency: 1,
  async handle(_data, { runtime, signal }) {
    for (let told = AT_ONCE; told === AT_ONCE; ) {
      signal.throwIfAborted();
      told = await remindOfTasks(runtime);
    }
  },
});

/** Marks what is due to be told and tells it, in one transaction. @returns how many were reminded of */
export function remindOfTasks(runtime: Pick<Runtime, "db" | "clock" | "jobs">): Promise<number> {
  const { db, clock, jobs } = runtime;
  const teller = { actor: { kind: "system", name: "job crm.remind" }, clock, requestId: newId(), jobs } as const;
  return db.transaction({ kind: "system", purpose: "crm.remind" }, async (tx) => {
    const due = await tx.query<DueTask>({
      text: `UPDATE activity a SET reminded_at = $1 FROM (
               SELECT tenant_id, id FROM activity WHERE remind_at <= $1 AND remind_at IS NOT NULL AND reminded_at IS NULL
               ORDER BY remind_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
             ) d WHERE a.tenant_id = d.tenant_id AND a.id = d.id
             RETURNING a.tenant_id, a.id, CASE WHEN a.done_at IS NULL THEN a.assignee_id END AS assignee_id, a.subject, a.due_at`,
      values: [clock.now()],
    });
    for (const { tenant_id: tenantId, id: taskId, assignee_id: userId, subject, due_at: dueAt } of due) {
      if (userId) await emit(teller, tx, "task.due", { tenantId, taskId, userId, subject, dueAt: dueAt.toISOString() });
    }
    return due.length;
  });
}
