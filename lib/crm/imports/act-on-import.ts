import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import type { Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { crmImportJob } from "./import-job.ts";
import { type CrmImportRow, crmImportOf, findCrmImport, mayUndoImport } from "./import-rows.ts";
import type { CrmImport, CrmImportStatus } from "./import-schema.ts";
import { requireMayAssign, requireSomething } from "./mapping.ts";

/** Tries a file out, in the background: what each line would do. Writes nothing. @throws `not_found`, `conflict`, `invalid` */
export function checkCrmImport(context: TenantContext, id: string): Promise<CrmImport> {
  return act(context, id, "crm_import.check", async (tx, { status, sha256, settings, kind }) => {
    if (!["draft", "checked"].includes(status) || !sha256 || !settings) throw conflict("This file is being imported, or was.");
    requireSomething(kind, settings.columnOf);
    await move(context, tx, id, "checking");
  });
}

/** Imports a file that was tried out, in the background. @throws `not_found`; `conflict` when it was not tried out, or is imported already */
export function startCrmImport(context: TenantContext, id: string): Promise<CrmImport> {
  return act(context, id, "crm_import.start", async (tx, { status, settings }) => {
    if (status !== "checked" || !settings) throw conflict("Try this file out first. Then it can be imported once.");
    requireMayAssign(context, settings);
    requirePermission(context, "lead.update");
    // What trying it out said is of that moment: each line is judged again when it is written.
    await tx.query({ text: "DELETE FROM crm_import_line WHERE tenant_id = $1::uuid AND import_id = $2::uuid", values: [context.tenant.id, id] });
    await tx.query({
      text: `UPDATE crm_import SET bytes_read = 0, lines_read = 0, lines_create = 0, lines_change = 0, lines_same = 0, lines_refused = 0
             WHERE tenant_id = $1::uuid AND id = $2::uuid`,
      values: [context.tenant.id, id],
    });
    await move(context, tx, id, "writing");
  });
}

/** Stops an import. What it has written by then is taken back; a file that was not imported is dropped. @throws `not_found`, `conflict` */
export function cancelCrmImport(context: TenantContext, id: string): Promise<CrmImport> {
  return act(context, id, "crm_import.cancel", async (tx, { status }) => {
    // The job under way sees it with its next lines; a job of its own takes back what one left whose worker is gone.
    if (status === "writing") return move(context, tx, id, "cancelling");
    if (!["draft", "checking", "checked"].includes(status)) throw conflict("This import has ended already.");
    await tx.query({
      text: "UPDATE crm_import SET status = 'cancelled', ended_at = $3 WHERE tenant_id = $1::uuid AND id = $2::uuid",
      values: [context.tenant.id, id, context.clock.now()],
    });
    for (const table of ["crm_import_piece", "crm_import_line"])
      await tx.query({ text: `DELETE FROM ${table} WHERE tenant_id = $1::uuid AND import_id = $2::uuid`, values: [context.tenant.id, id] });
  });
}

/**
 * Takes an import back, in the background: what it made and nobody touched since goes, what it changed gets back the values it had unless
 * they were changed since. @throws `not_found`, `conflict` when there is nothing to take back, or no longer
 */
export function undoCrmImport(context: TenantContext, id: string): Promise<CrmImport> {
  return act(context, id, "crm_import.undo", async (tx, found) => {
    if (!mayUndoImport(found, context.clock.now()))
      throw conflict("This import cannot be taken back: it changed nothing, or what it changed is no longer kept.");
    requirePermission(context, "lead.update");
    await move(context, tx, id, "undoing");
  });
}

type Act = "crm_import.check" | "crm_import.start" | "crm_import.cancel" | "crm_import.undo";

async function act(
  context: TenantContext,
  id: string,
  action: Act,
  work: (tx: Transaction, found: CrmImportRow) => Promise<void>,
): Promise<CrmImport> {
  requirePermission(context, "lead.create");
  const tenantId = context.tenant.id;
  return inTenant(context, (tx) =>
    once(context, tx, async () => {
      const found = await findCrmImport(context, tx, id, true);
      await work(tx, found);
      await recordAudit(context, tx, {
        action,
        tenantId,
        subjectType: "crm_import",
        subjectId: id,
        after: { kind: found.kind, fileName: found.file_name },
      });
      await publishUpdate(tx, { tenantId, topic: "crm_import.changed", payload: { id } });
      return crmImportOf(await findCrmImport(context, tx, id), context.clock.now());
    }),
  );
}

async function move(context: TenantContext, tx: Transaction, id: string, status: CrmImportStatus): Promise<void> {
  const tenantId = context.tenant.id;
  await tx.query({ text: "UPDATE crm_import SET status = $3 WHERE tenant_id = $1::uuid AND id = $2::uuid", values: [tenantId, id, status] });
  await context.jobs.enqueue(tx, crmImportJob, { tenantId, importId: id });
}
