import { z } from "zod";
import { newId } from "#lib/platform/crypto";
import { defineJob } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { recordAudit } from "./record.ts";
import { listChains } from "./verify-chain.ts";

const BATCH = 5_000;
const DAY_MS = 86_400_000;

/**
 * Removes entries older than AUDIT_RETENTION_DAYS, oldest first and whole beginnings of chains only; the hash of the last one
 * removed stays with the chain, so that the rest still verifies. Each removal is an entry itself. Without the setting nothing goes.
 */
export const pruneAuditJob = defineJob({
  name: "audit.prune",
  schema: z.object({}),
  expireInSeconds: 3_600,
  concurrency: 1,
  async handle(_data, { runtime, signal }) {
    const days = runtime.config.AUDIT_RETENTION_DAYS;
    if (days === undefined) return;
    const olderThan = new Date(runtime.clock.now().getTime() - days * DAY_MS);
    for (const chain of await listChains(runtime.db)) {
      let removed = BATCH;
      while (removed === BATCH && !signal.aborted) removed = await pruneBatch(runtime, chain, olderThan);
    }
  },
});

async function pruneBatch(runtime: Runtime, chain: string, olderThan: Date): Promise<number> {
  return runtime.db.transaction({ kind: "system", purpose: "audit retention" }, async (tx) => {
    const [done] = await tx.query<{ removed: bigint; up_to_seq: bigint }>({
      text: "SELECT removed, up_to_seq FROM prune_audit_chain($1, $2::timestamptz, $3::int)",
      values: [chain, olderThan, BATCH],
    });
    if (!done) return 0;
    const { clock } = runtime;
    const context = { actor: { kind: "system", name: "job audit.prune" }, origin: NOWHERE, clock, requestId: newId() } as const;
    await recordAudit(context, tx, {
      action: "audit.pruned",
      tenantId: chain === "platform" ? null : chain,
      subjectType: "audit_chain",
      subjectId: chain,
      after: { removed: Number(done.removed), upToSeq: Number(done.up_to_seq), olderThan: olderThan.toISOString() },
    });
    return Number(done.removed);
  });
}

const NOWHERE = { ip: null, userAgent: null, deviceToken: null };
