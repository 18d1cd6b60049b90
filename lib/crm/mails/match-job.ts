import { z } from "zod";
import type { TenantContext } from "#lib/access";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { isAppError } from "#lib/platform/errors";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { matchWaitingMail } from "./match-waiting.ts";

const AT_ONCE = 200;
const NAME = "crm.match_mails";

/** Every minute: puts mails that wait on the records of whoever was given one of their addresses since. Each mail is a transaction of its own. */
export const matchMailsJob = defineJob({
  name: NAME,
  schema: z.object({}),
  concurrency: 1,
  expireInSeconds: 900,
  handle: (_data, { runtime, signal }) => matchWaitingMails(runtime, signal),
});

/** As the job does it. What another process holds, and what comes meanwhile, is left to the next minute. */
export async function matchWaitingMails(runtime: Pick<Runtime, "db" | "jobs" | "store" | "clock">, signal?: AbortSignal): Promise<void> {
  const contexts = new Map<string, TenantContext | null>();
  const until = runtime.clock.now();
  const failures: unknown[] = [];
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const due = await runtime.db.system<{ tenant_id: string; id: string }>({
      text: `SELECT tenant_id, id FROM crm_mail WHERE look_again_at <= $1 AND id > $2::uuid ORDER BY id LIMIT ${AT_ONCE}`,
      values: [until, after],
    });
    for (const { tenant_id: tenantId, id } of due) {
      signal?.throwIfAborted();
      if (!contexts.has(tenantId)) contexts.set(tenantId, await contextOf(runtime, tenantId));
      const context = contexts.get(tenantId);
      // One that fails must not keep the others waiting.
      if (context) await matchWaitingMail(context, id).catch((error: unknown) => failures.push(error));
      after = id;
    }
    if (due.length < AT_ONCE) break;
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} mails could not be put on records; they are tried again in a minute.`);
}

/** Null for a tenant that was deleted meanwhile. */
async function contextOf(runtime: Pick<Runtime, "db" | "jobs" | "store" | "clock">, tenantId: string): Promise<TenantContext | null> {
  try {
    return await systemContext(runtime, tenantId, `job ${NAME}`, newId());
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  }
}
