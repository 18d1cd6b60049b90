import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE, TENANT, TENANT_PAGE } from "./shared.ts";

/** Administrators of the tenant alone: the trail tells of everybody. */
const AUDITORS: Expected = { ...TENANT, viewer: 403, member: 403, manager: 403 };
const NO_PERMISSION = "You do not have the permission “Read the audit trail”. Ask an administrator for it.";
const NO_PORTAL = "This belongs to a client portal, and you are not a member of one.";

const ofAuditors = (status: number): Expected => ({ ...AUDITORS, tenant_admin: status, stranger: status });
const ofStaff = (status: number): Expected => ({ ...STAFF, support: status, super_admin: status });

export const audit: Area = {
  routes: {
    "GET /api/v1/audit": AUDITORS,
    "POST /api/v1/audit/verify": AUDITORS,
    // Without a format: whoever may ask is told what is missing.
    "GET /api/v1/audit/export": ofAuditors(422),
    "GET /api/v1/platform/audit": STAFF,
    "GET /api/v1/platform/audit/export": ofStaff(422),
  },
  pages: {
    "/admin/audit": STAFF_PAGE,
    // The walk has no entry of this id; who may not read the trail is told so before.
    "/admin/audit/[id]": { ...STAFF_PAGE, support: 404, super_admin: 404 },
    "/portal/audit": TENANT_PAGE,
    "/portal/audit/[id]": { ...TENANT_PAGE, tenant_admin: 404, stranger: 404 },
  },
  actions: {
    "app/(portal)/portal/audit/actions.ts#verifyTenantAuditAction": {
      page: "/portal/audit",
      form: () => ({}),
      expected: {
        ...everybody(NO_PERMISSION),
        nobody: SIGN_IN_FIRST,
        tenant_admin: "ok",
        stranger: "ok",
        suspended: "Walk Three is suspended. Its data is kept; contact support to open it again.",
        support: NO_PORTAL,
        super_admin: NO_PORTAL,
      },
    },
    "app/(admin)/admin/audit/actions.ts#verifyPlatformAuditAction": {
      page: "/admin/audit",
      form: () => ({}),
      expected: { ...everybody(NOT_STAFF), nobody: SIGN_IN_FIRST, support: "ok", super_admin: "ok" },
    },
  },
};
