import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, OWN_RECORD, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

const imports = "app/(portal)/portal/leads/import/actions.ts";
const duplicates = "app/(portal)/portal/leads/duplicates/actions.ts";

/** Those who may create leads import them; the walk fills in a tenant's id, which is no import. */
const importers = (status: number): Expected => ({ ...TENANT, viewer: 403, member: 403, manager: status, tenant_admin: status, stranger: status });
/** Those who may change some lead merge what is theirs. */
const mergers = (status: number): Expected => ({
  ...OWN_RECORD,
  viewer: 403,
  member: status,
  manager: status,
  tenant_admin: status,
  stranger: status,
});
const onImport = () => ({
  page: "/portal/leads/import",
  form: () => ({ id: newId() }),
  expected: { ...TENANT_ACTION("This import was not found."), ...without("Create leads", "viewer", "member") },
});
const onPair = (form: () => Record<string, string>, answer: string) => ({
  page: "/portal/leads/duplicates",
  form,
  expected: { ...TENANT_ACTION(answer), ...without("Change leads", "viewer") },
});
const pair = (first: string, second: string) => () => ({ kind: "lead", [first]: newId(), [second]: newId() });

export const crmImports: Area = {
  routes: {
    "GET /api/v1/crm-imports": importers(200),
    // The body is empty: whoever may import gets as far as being told so.
    "POST /api/v1/crm-imports": importers(422),
    "GET /api/v1/crm-imports/[id]": importers(404),
    "POST /api/v1/crm-imports/[id]/pieces": importers(422),
    "PUT /api/v1/crm-imports/[id]/mapping": importers(404),
    "POST /api/v1/crm-imports/[id]/check": importers(404),
    "POST /api/v1/crm-imports/[id]/start": importers(404),
    "POST /api/v1/crm-imports/[id]/cancel": importers(404),
    "POST /api/v1/crm-imports/[id]/undo": importers(404),
    "GET /api/v1/crm-imports/[id]/lines": importers(404),
    "GET /api/v1/crm-imports/[id]/errors": importers(404),
    "GET /api/v1/crm-duplicates": TENANT,
    "POST /api/v1/crm-duplicates/dismiss": mergers(422),
    "GET /api/v1/crm-merges": TENANT,
    "POST /api/v1/crm-merges": mergers(422),
    "POST /api/v1/crm-merges/[id]/undo": mergers(404),
  },
  pages: {
    "/portal/leads/import": TENANT_PAGE,
    // Who may not import is told so before anything is looked for.
    "/portal/leads/import/[id]": { ...TENANT_PAGE, manager: 404, tenant_admin: 404, stranger: 404 },
    "/portal/leads/duplicates": TENANT_PAGE,
    "/portal/leads/duplicates/compare": TENANT_PAGE,
  },
  actions: {
    [`${imports}#mapCrmImportAction`]: { ...onImport(), form: () => ({ id: newId(), email: "E-Mail" }) },
    [`${imports}#checkCrmImportAction`]: onImport(),
    [`${imports}#startCrmImportAction`]: onImport(),
    [`${imports}#cancelCrmImportAction`]: onImport(),
    [`${imports}#undoCrmImportAction`]: onImport(),
    [`${duplicates}#mergeRecordsAction`]: onPair(
      () => ({ ...pair("survivorId", "loserId")(), survivorVersion: "1", loserVersion: "1" }),
      "This pair was not found.",
    ),
    [`${duplicates}#sayNotDuplicateAction`]: onPair(pair("firstId", "secondId"), "This pair was not found."),
    [`${duplicates}#partRecordsAction`]: onPair(() => ({ id: newId() }), "This merge was not found."),
  },
};
