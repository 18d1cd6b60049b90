import type { Runtime } from "#lib/platform/runtime";
import { syncTargets } from "./sync-targets.ts";

/** Takes instances out that have not reported in time, and gives every probe of every instance its turn. */
export async function tendProbes({ db, clock }: Pick<Runtime, "db" | "clock">): Promise<void> {
  await db.transaction({ kind: "system", purpose: "probes" }, async (tx) => {
    await tx.query({ text: "DELETE FROM service_instance WHERE expires_at <= $1::timestamptz", values: [clock.now()] });
    await syncTargets(tx);
  });
}
