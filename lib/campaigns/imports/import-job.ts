import { z } from "zod";
import { isCsvError } from "#lib/platform/csv";
import { isAppError } from "#lib/platform/errors";
import { defineJob, type JobAttempt } from "#lib/platform/jobs";
import { type ImportStatus, importSettings } from "./import-schema.ts";
import { CalledOff, dropStaged, endImport, inImport, type Running } from "./running.ts";
import { stageFile } from "./stage-file.ts";
import { takeBack } from "./take-back.ts";
import { writeStaged } from "./write-staged.ts";

const UNREADABLE = "This is no CSV file that can be read. Export it again, and try once more.";

/**
 * Imports a file, or takes an import back, as its status says. A second attempt reads the file anew and writes what is left: writing a
 * day twice changes nothing. One import of a worker at a time, so that large files leave room for other work.
 */
export const figureImportJob = defineJob({
  name: "campaigns.import",
  schema: z.object({ tenantId: z.uuid(), importId: z.uuid() }),
  concurrency: 1,
  expireInSeconds: 3_600,
  async handle({ tenantId, importId }, attempt) {
    const found = await begin(attempt, tenantId, importId);
    if (!found) return;
    const running = runningOf(attempt, tenantId, importId, found);
    if (found.status === "cancelling" || found.status === "undoing") return giveUp(running);
    try {
      await stageFile(running);
      await writeStaged(running);
    } catch (error) {
      if (error instanceof CalledOff) return giveUp(running);
      const problem = isCsvError(error) ? UNREADABLE : isAppError(error) && error.code === "invalid" ? error.message : null;
      if (problem === null) throw error;
      await takeBack(running);
      await inImport(running, (tx) => endImport(tx, running, ["reading", "writing"], "failed", problem));
      await dropStaged(running);
    }
  },
});

interface Found {
  status: ImportStatus;
  settings: unknown;
  begun_at: Date;
}

/** The import, begun, unless it has ended. One that an attempt before this one left is read anew. */
async function begin({ runtime }: JobAttempt, tenantId: string, importId: string): Promise<Found | undefined> {
  return inImport({ runtime, tenantId }, async (tx) => {
    const [found] = await tx.query<Found>({
      text: `UPDATE figure_import SET status = CASE WHEN status IN ('cancelling', 'undoing') THEN status ELSE 'reading' END, begun_at = coalesce(begun_at, $3)
             WHERE tenant_id = $1::uuid AND id = $2::uuid AND status IN ('waiting', 'reading', 'writing', 'cancelling', 'undoing')
             RETURNING status, settings, begun_at`,
      values: [tenantId, importId, runtime.clock.now()],
    });
    return found;
  });
}

/** Takes back what was written, and says that it was called off or undone. */
async function giveUp(running: Running): Promise<void> {
  await dropStaged(running);
  await takeBack(running);
  await inImport(running, async (tx) => {
    if (!(await endImport(tx, running, ["cancelling"], "cancelled"))) await endImport(tx, running, ["undoing"], "undone");
  });
}

function runningOf({ runtime, id, signal }: JobAttempt, tenantId: string, importId: string, { settings, begun_at: begunAt }: Found): Running {
  return {
    runtime,
    tenantId,
    importId,
    begunAt,
    signal,
    // Of what came by the API nothing has to be read again.
    settings: importSettings.safeParse(settings).data ?? ({ columnOf: {} } as Running["settings"]),
    recorder: {
      actor: { kind: "system", name: "job campaigns.import" },
      origin: { ip: null, userAgent: null, deviceToken: null },
      clock: runtime.clock,
      requestId: id,
      jobs: runtime.jobs,
    },
  };
}
