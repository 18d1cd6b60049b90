import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { isCsvError } from "#lib/platform/csv";
import type { Transaction } from "#lib/platform/database";
import { conflict, invalid } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { seenPlacesLeft } from "../lifecycle/plan-limit.ts";
import { figureImportJob } from "./import-job.ts";
import { findImport, type ImportRow, mayUndo } from "./import-rows.ts";
import { type ImportStatus, importSettings } from "./import-schema.ts";
import { knownKeys } from "./known-keys.ts";
import { missingColumns } from "./missing-columns.ts";
import { countNewCampaigns, tooManyCampaigns } from "./new-campaigns.ts";

/**
 * Imports a file that was looked at, in the background.
 * @throws `not_found`; `conflict` when it is imported already, or would make more campaigns than the plan has places left; `invalid` while
 * it is not said which of its columns are the day, the campaign and figures
 */
export async function startImport(context: TenantContext, id: string): Promise<void> {
  await act(context, id, "campaign.import_start", async (tx, found) => {
    if (found.status !== "draft" || !found.sha256 || !found.settings) throw conflict("This file is being imported, or was.");
    const missing = missingColumns(found.settings);
    if (missing.length > 0)
      throw invalid("This file cannot be imported yet: columns are missing. Choose them, and then “Use these columns”.", missing);
    await requirePlaces(context, tx, found);
    await move(context, tx, id, "waiting");
    await context.jobs.enqueue(tx, figureImportJob, { tenantId: context.tenant.id, importId: id });
  });
}

/** What can be told beforehand is told to whoever asks. The import itself asks again when it makes them. */
async function requirePlaces({ tenant }: TenantContext, tx: Transaction, { id, settings }: ImportRow): Promise<void> {
  const places = await seenPlacesLeft(tx, tenant.id);
  const read = importSettings.safeParse(settings);
  if (places === null || !read.success) return;
  const known = await knownKeys(tx, tenant.id);
  const { count } = await countNewCampaigns(tx, tenant.id, id, read.data, known).catch((error: unknown) => {
    // A file that cannot be read is told of by the import, which keeps why.
    if (isCsvError(error)) return { count: 0 };
    throw error;
  });
  if (count > places.left) throw conflict(tooManyCampaigns(count, places));
}

/** Stops an import. What it has written by then is taken back. @throws `not_found`, `conflict` when it has ended */
export async function cancelImport(context: TenantContext, id: string): Promise<void> {
  await act(context, id, "campaign.import_cancel", async (tx, found) => {
    if (!["waiting", "reading", "writing"].includes(found.status)) throw conflict("This import has ended already.");
    // The job under way sees it with its next batch; a job of its own takes back what one left whose worker is gone.
    await move(context, tx, id, "cancelling");
    await context.jobs.enqueue(tx, figureImportJob, { tenantId: context.tenant.id, importId: id });
  });
}

/**
 * Takes an import back: days get the figures that they had before, and those that were not there go. A day that a later import has
 * written since stays as that one wrote it. Campaigns that were made stay.
 * @throws `not_found`, `conflict` when there is nothing to take back, or no longer
 */
export async function undoImport(context: TenantContext, id: string): Promise<void> {
  await act(context, id, "campaign.import_undo", async (tx, found) => {
    if (!mayUndo(found, context.clock.now()))
      throw conflict("This import cannot be taken back: it changed nothing, or what it replaced is no longer kept.");
    await move(context, tx, id, "undoing");
    await context.jobs.enqueue(tx, figureImportJob, { tenantId: context.tenant.id, importId: id });
  });
}

type Act = "campaign.import_start" | "campaign.import_cancel" | "campaign.import_undo";

async function act(context: TenantContext, id: string, action: Act, work: (tx: Transaction, found: ImportRow) => Promise<void>): Promise<void> {
  requirePermission(context, "campaign.create");
  await inTenant(context, (tx) =>
    once(context, tx, async () => {
      const found = await findImport(context, tx, id, true);
      await work(tx, found);
      const after = { fileName: found.file_name };
      await recordAudit(context, tx, { action, tenantId: context.tenant.id, subjectType: "figure_import", subjectId: id, after });
      await publishUpdate(tx, { tenantId: context.tenant.id, topic: "figure_import.changed", payload: { id } });
      return { id };
    }),
  );
}

async function move({ tenant }: TenantContext, tx: Transaction, id: string, status: ImportStatus): Promise<void> {
  await tx.query({ text: "UPDATE figure_import SET status = $3 WHERE tenant_id = $1::uuid AND id = $2::uuid", values: [tenant.id, id, status] });
}
