import { type Area, type Expected, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

const data = "app/(portal)/portal/settings/data/actions.ts";
const domains = "app/(portal)/portal/settings/domains/actions.ts";
const page = "/portal/settings/data";
const BILLING: Expected = { ...TENANT, viewer: 403, member: 403, manager: 403 };

/** The whole of a tenant is for its administrators; no permission gives it. */
const byAdmins = (answer: string): Expected => ({
  ...TENANT_ACTION(answer),
  ...Object.fromEntries((["viewer", "member", "manager"] as const).map((persona) => [persona, "Only administrators of Walk One can do this."])),
});

export const tenantSettings: Area = {
  routes: {
    "GET /api/v1/billing/usage": BILLING,
    "GET /api/v1/integrations": TENANT,
    // The walk fills in an id of no export.
    "GET /api/v1/own-exports/[id]": { ...BILLING, tenant_admin: 404, stranger: 404 },
  },
  pages: {
    "/portal/settings": TENANT_PAGE,
    "/portal/settings/usage": TENANT_PAGE,
    "/portal/settings/integrations": TENANT_PAGE,
    "/portal/settings/domains": TENANT_PAGE,
    "/portal/settings/data": TENANT_PAGE,
  },
  actions: {
    [`${domains}#checkOwnDomainAction`]: {
      page: "/portal/settings/domains",
      form: () => ({ id: "01900000-0000-7000-8000-000000000000" }),
      expected: { ...TENANT_ACTION("This domain was not found."), ...without("Set how people sign in", "viewer", "member", "manager") },
    },
    [`${data}#askForOwnExportAction`]: { page, form: () => ({}), expected: byAdmins("ok") },
    [`${data}#cancelOwnExportAction`]: {
      page,
      form: () => ({ exportId: "01900000-0000-7000-8000-000000000000" }),
      expected: byAdmins("This export has ended already."),
    },
    // The wrong address is typed, so that nothing is deleted.
    [`${data}#askForOwnDeletionAction`]: {
      page,
      form: () => ({ reason: "said by the walk", confirmation: "nothing" }),
      expected: byAdmins("Some fields need attention."),
    },
    [`${data}#callOffOwnDeletionAction`]: {
      page,
      form: () => ({}),
      expected: byAdmins("There is no deletion that you can call off: it has begun, or none of you asked for it."),
    },
  },
};
