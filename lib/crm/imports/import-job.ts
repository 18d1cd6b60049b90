import { z } from "zod";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { isCsvError } from "#lib/platform/csv";
import { isAppError } from "#lib/platform/errors";
import { defineJob } from "#lib/platform/jobs";
import { findCrmImport } from "./import-rows.ts";
import { crmImportSettings } from "./import-schema.ts";
import { CalledOff, endCrmImport, type Running, runThrough } from "./run-through.ts";
import { takeBackImport } from "./take-back.ts";

const UNREADABLE = "This is no CSV file that can be read. Export it again, and try once more.";

/**
 * Tries a file out, imports it, or takes an import back, as its status says. A second attempt goes on where the one before stopped: each
 * part of a file is written in one transaction with how far it is. One import of a worker at a time leaves room for other work.
 */
export const crmImportJob = defineJob({
  name: "crm.import",
  schema: z.object({ tenantId: z.uuid(), importId: z.uuid() }),
  concurrency: 1,
  expireInSeconds: 3_600,
  async handle({ tenantId, importId }, { runtime, signal }) {
    const context = await systemContext(runtime, tenantId, "job crm.import", newId());
    const found = await context.db.read({ kind: "tenant", tenantId }, (tx) => findCrmImport(context, tx, importId));
    const settings = crmImportSettings.safeParse(found.settings);
    if (!settings.success) return;
    const running: Running = { context, importId, kind: found.kind, settings: settings.data, signal };
    if (found.status === "cancelling" || found.status === "undoing") return takeBack(running);
    if (found.status !== "checking" && found.status !== "writing") return;
    try {
      await runThrough(running, found.status);
      await endCrmImport(running, found.status, found.status === "checking" ? "checked" : "done");
    } catch (error) {
      // A job of its own takes back what was written.
      if (error instanceof CalledOff) return;
      const problem = isCsvError(error) ? UNREADABLE : isAppError(error) && error.code === "invalid" ? error.message : null;
      if (problem === null) throw error;
      if (found.status === "writing") await takeBackImport(running, "writing");
      await endCrmImport(running, found.status, "failed", problem);
    }
  },
});

async function takeBack(running: Running): Promise<void> {
  await takeBackImport(running, "cancelling", "undoing");
  if (!(await endCrmImport(running, "cancelling", "cancelled"))) await endCrmImport(running, "undoing", "undone");
}
