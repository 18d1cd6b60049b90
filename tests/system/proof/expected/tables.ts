import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF } from "./shared.ts";

const NO_PERMISSION = "You do not have the permission “Create, change and suspend tenants”. Ask an administrator for it.";
const toManager = (answer: string): Expected => ({ ...everybody(NOT_STAFF), nobody: SIGN_IN_FIRST, support: NO_PERMISSION, super_admin: answer });
const toStaff = (answer: string): Expected => ({ ...everybody(NOT_STAFF), nobody: SIGN_IN_FIRST, support: answer, super_admin: answer });
/** The walk fills in a tenant's id, which is no act upon many. */
const NO_RUN: Expected = { ...STAFF, support: 404, super_admin: 404 };
const NO_RUN_OF_ANYBODY: Expected = { ...everybody(404), nobody: 401, suspended: 403 };
const TENANTS = { table: "tenants", path: "/admin/tenants" };
const NO_VIEW = { id: "01900000-0000-7000-8000-000000000000", ...TENANTS };

const views = "app/(admin)/admin/view-actions.ts";

export const tables: Area = {
  routes: {
    "GET /api/v1/tenants/count": STAFF,
    // Without a format: whoever may ask is told what is missing.
    "GET /api/v1/tenants/export": { ...STAFF, support: 422, super_admin: 422 },
    "POST /api/v1/tenants/bulk": { ...STAFF, support: 403, super_admin: 422 },
    "GET /api/v1/people/count": STAFF,
    "GET /api/v1/people/export": { ...STAFF, support: 422, super_admin: 422 },
    "POST /api/v1/people/bulk": { ...STAFF, support: 403, super_admin: 422 },
    "GET /api/v1/platform/mail": STAFF,
    "GET /api/v1/platform/mail/count": STAFF,
    "GET /api/v1/platform/mail/export": { ...STAFF, support: 422, super_admin: 422 },
    "POST /api/v1/platform/mail/bulk": { ...STAFF, support: 422, super_admin: 422 },
    // The walk fills in a tenant's id, which is no mail's.
    "GET /api/v1/platform/mail/[id]": NO_RUN,
    "GET /api/v1/platform/mail/[id]/file": NO_RUN,
    "POST /api/v1/views": { ...STAFF, support: 422, super_admin: 422 },
    "PATCH /api/v1/views/[id]": { ...STAFF, support: 422, super_admin: 422 },
    "DELETE /api/v1/views/[id]": NO_RUN,
    // Members have acts upon many of their own.
    "GET /api/v1/bulk-runs/[id]": NO_RUN_OF_ANYBODY,
    "POST /api/v1/bulk-runs/[id]/cancel": NO_RUN_OF_ANYBODY,
  },
  pages: {},
  actions: {
    [`${views}#saveViewAction`]: {
      page: "/admin/tenants",
      form: () => ({ ...TENANTS, name: "Saved by the walk", state: "status=trial" }),
      expected: toStaff("ok"),
    },
    [`${views}#changeViewAction`]: {
      page: "/admin/tenants",
      form: () => ({ ...NO_VIEW, version: "1", name: "Another name", state: "" }),
      expected: toStaff("This view was not found."),
    },
    [`${views}#deleteViewAction`]: { page: "/admin/tenants", form: () => NO_VIEW, expected: toStaff("This view was not found.") },
    // No mail server is configured where the walk goes.
    "app/(admin)/admin/mail/actions.ts#resendMailAction": {
      page: "/admin/mail",
      form: () => ({ id: NO_VIEW.id }),
      expected: toStaff("No mail server is configured: this mail cannot be sent."),
    },
    "app/(admin)/admin/tenants/actions.ts#renameTenantAction": {
      page: "/admin/tenants",
      form: (cast) => ({ id: cast.tenantId, name: "Walk One", version: "1" }),
      expected: toManager("ok"),
    },
  },
};
