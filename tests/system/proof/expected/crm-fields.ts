import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

const file = "app/(portal)/portal/settings/fields/actions.ts";
const page = "/portal/settings/fields";
const NOT_WORKING_LEADS = without("Work leads (assign, convert)", "viewer", "member");
/** The body is empty: whoever may gets as far as being told so. */
const WORKING: Expected = { ...TENANT, viewer: 403, member: 403, manager: 422, tenant_admin: 422, stranger: 422 };
/** The walk fills in a tenant's id, which is no field. */
const NO_SUCH: Expected = { ...WORKING, manager: 404, tenant_admin: 404, stranger: 404 };
const NO_FILE: Expected = { ...TENANT, viewer: 404, member: 404, manager: 404, tenant_admin: 404, stranger: 404 };
const NO_FIELD = { ...TENANT_ACTION("This field was not found."), ...NOT_WORKING_LEADS };

export const crmFields: Area = {
  routes: {
    "GET /api/v1/crm/segments": TENANT,
    "GET /api/v1/crm/exports": TENANT,
    "POST /api/v1/crm/exports": { ...TENANT, viewer: 422, member: 422, manager: 422, tenant_admin: 422, stranger: 422 },
    // The walk fills in a tenant's id, which is no file.
    "POST /api/v1/crm/exports/[id]/cancel": NO_FILE,
    "GET /api/v1/crm/exports/[id]/file": NO_FILE,
    "GET /api/v1/crm/fields": TENANT,
    "POST /api/v1/crm/fields": WORKING,
    "PUT /api/v1/crm/fields/[id]": WORKING,
    "DELETE /api/v1/crm/fields/[id]": NO_SUCH,
    "POST /api/v1/crm/fields/[id]/move": WORKING,
    "POST /api/v1/crm/fields/[id]/restore": NO_SUCH,
  },
  pages: { [page]: TENANT_PAGE, "/portal/segments": TENANT_PAGE, "/portal/exports": TENANT_PAGE },
  actions: {
    "app/(portal)/portal/exports/actions.ts#askForExportAction": {
      page: "/portal/exports",
      form: () => ({ what: "leads?status=nowhere", format: "csv" }),
      expected: TENANT_ACTION("The list cannot be narrowed by that."),
    },
    "app/(portal)/portal/exports/actions.ts#cancelExportAction": {
      page: "/portal/exports",
      form: () => ({ id: newId() }),
      expected: TENANT_ACTION("This export was not found."),
    },
    // A list without choices: nobody gets as far as writing, and it is told before who may is asked.
    [`${file}#createFieldAction`]: {
      page,
      form: () => ({ subject: "lead", label: "By the walk", kind: "choice" }),
      expected: TENANT_ACTION("Some fields need attention."),
    },
    [`${file}#changeFieldAction`]: { page, form: () => ({ id: newId(), version: "1", label: "By the walk" }), expected: NO_FIELD },
    [`${file}#moveFieldAction`]: { page, form: () => ({ id: newId(), direction: "up" }), expected: NO_FIELD },
    [`${file}#removeFieldAction`]: { page, form: () => ({ id: newId() }), expected: NO_FIELD },
    [`${file}#restoreFieldAction`]: { page, form: () => ({ id: newId() }), expected: NO_FIELD },
  },
};
