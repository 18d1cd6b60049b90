/** The life of a tenant in the operator's hands: opening one step by step, cloning it, taking it along, and deleting it for good. */
export { askForDeletion, callOffDeletion, countDueDeletions, getDeletion } from "./ask-for-deletion.ts";
export { askForTenantExport, cancelTenantExport, listTenantExports } from "./ask-for-export.ts";
export { cloneTenant, describeClone } from "./clone-tenant.ts";
export { consequencesOf } from "./consequences.ts";
export { createFromDraft } from "./create-from-draft.ts";
export { deleteDueTenantsJob } from "./delete-due.ts";
export { downloadTenantExport } from "./download-export.ts";
export { makeTenantExportJob } from "./make-export.ts";
export {
  beginNewTenant,
  checkNewTenant,
  describeSlug,
  discardNewTenant,
  getNewTenant,
  keepStep,
  listNewTenants,
  missingSteps,
} from "./new-tenant.ts";
export { askForOwnDeletion, callOffOwnDeletion, getOwnDeletion, ownConsequences } from "./own-deletion.ts";
export { askForOwnExport, cancelOwnExport, downloadOwnExport, listOwnExports } from "./own-export.ts";
export { isOwnAdmin } from "./own-rights.ts";
export { listPlanChoices } from "./plan-choices.ts";
export { purgeTenantExportsJob } from "./purge-exports.ts";
export { NOT_OWNED, OWNED_TABLES } from "./tables.ts";
