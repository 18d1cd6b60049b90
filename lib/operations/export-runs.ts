import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { RunRow } from "#lib/platform/jobs";
import type { Runtime } from "#lib/platform/runtime";
import { exportRows, type TableExport } from "#lib/tables";
import { JOBS_PURPOSE } from "./list-queues.ts";
import { knownQueue } from "./list-runs.ts";
import { runListQuery } from "./run-query.ts";
import type { ExportRunsInput } from "./schema.ts";
import { runStateOf, runViewOf } from "./views.ts";

/**
 * Every run of a queue that the filter means, in the order asked for, without what it was given and what it said.
 * @throws `not_found` for no queue; otherwise as `exportRows`
 */
export async function exportRuns(
  context: StaffContext,
  queue: string,
  input: ExportRunsInput,
  runtime: Pick<Runtime, "limiter">,
): Promise<TableExport> {
  requirePermission(context, "system.monitor");
  const known = await readAcrossTenants(context, JOBS_PURPOSE, (tx) => knownQueue(tx, queue));
  const { format: _, ...filter } = input;
  const asked = { ...input, queue };
  return exportRows<RunRow & { sort_value: string }>(
    context,
    {
      table: "runs",
      action: "job.export_list",
      sheet: "Runs",
      nouns: { one: "run", many: "runs" },
      input: asked,
      columns: [
        ["Queue", () => queue],
        ["State", (run) => runStateOf(run, queue)],
        ["Written", (run) => run.created_on],
        ["Due", (run) => run.start_after],
        ["Started", (run) => run.started_on],
        ["Ended", (run) => run.completed_on],
        ["Took (ms)", (run) => (run.started_on && run.completed_on ? run.completed_on.getTime() - run.started_on.getTime() : null)],
        ["Attempts", (run) => runViewOf(run, queue).attempts],
        ["Attempts at most", (run) => run.retry_limit + 1],
        ["Id", (run) => run.id],
      ],
      query: (page) => runListQuery(known, { ...filter, ...page }),
    },
    runtime,
  );
}
