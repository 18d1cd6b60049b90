import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE, TENANT, TENANT_PAGE, without } from "./shared.ts";

const actions = "app/(admin)/admin/settings/actions.ts";
const MEANWHILE = "Somebody else changed this meanwhile. Load the page again to see how it is now, and make your change there.";

/** Support may look; only super-admins change settings. The walk comes with a version that never was. */
const byManagers = (answer: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  ...without("Create, change and suspend tenants", "support"),
  super_admin: answer,
});

const BRANDING = "Change the portal’s logo, name and colours";
const BRANDING_MEANWHILE = "Somebody else changed the branding meanwhile. Load the page again to see how it is now, and make your change there.";
/** Only admins, each for their own tenant. Staff are in none, and the suspended admin's is closed. */
const byAdmins: Expected = {
  ...everybody(BRANDING_MEANWHILE),
  nobody: SIGN_IN_FIRST,
  ...without(BRANDING, "viewer", "member", "manager"),
  suspended: "Walk Three is suspended. Its data is kept; contact support to open it again.",
  support: "This belongs to a client portal, and you are not a member of one.",
  super_admin: "This belongs to a client portal, and you are not a member of one.",
};

const page = "/admin/settings";
const version = "99";

export const settings: Area = {
  routes: {
    // Nothing is closed while the walk goes on: everybody is led back.
    "GET /maintenance": everybody(303),
    "GET /branding/colours/[file]": everybody(422),
    // The bodies are empty: who may write gets as far as being told so.
    ...Object.fromEntries(
      ["maintenance", "announcement", "registration", "limits", "product", "invoicing"].map((group) => [
        `PUT /api/v1/platform/settings/${group}`,
        { ...STAFF, support: 403, super_admin: 422 },
      ]),
    ),
    "PUT /api/v1/branding": { ...TENANT, viewer: 403, member: 403, manager: 403, stranger: 422, tenant_admin: 422 },
    "PUT /api/v1/tenants/[id]/branding": { ...STAFF, support: 403, super_admin: 422 },
    "GET /branding/logo/[tenantId]/[hash]": everybody(422),
  },
  pages: {
    [page]: STAFF_PAGE,
    "/admin/tenants/[id]/branding": STAFF_PAGE,
    "/portal/settings/branding": TENANT_PAGE,
  },
  actions: {
    [`${actions}#changeMaintenanceAction`]: {
      page,
      form: () => ({ version, mode: "off", message: "Said by the walk" }),
      expected: byManagers(MEANWHILE),
    },
    [`${actions}#changeAnnouncementAction`]: {
      page,
      form: () => ({ version, text: "Said by the walk", level: "info" }),
      expected: byManagers(MEANWHILE),
    },
    [`${actions}#changeRegistrationAction`]: { page, form: () => ({ version, isOpen: "false", planKey: "free" }), expected: byManagers(MEANWHILE) },
    [`${actions}#changeLimitsAction`]: {
      page,
      form: () => ({ version, trialDays: "31", invitationDays: "7", logoKilobytes: "128" }),
      expected: byManagers(MEANWHILE),
    },
    [`${actions}#changeInvoicingAction`]: { page, form: () => ({ version, sellerName: "Named by the walk" }), expected: byManagers(MEANWHILE) },
    [`${actions}#changeProductAction`]: { page, form: () => ({ version, name: "Named by the walk" }), expected: byManagers(MEANWHILE) },
    "app/(admin)/admin/tenants/[id]/branding/actions.ts#changeTenantBrandingAction": {
      page: "/admin/tenants/[id]/branding",
      form: (cast) => ({ tenantId: cast.tenantId, version, productName: "Named by the walk" }),
      expected: byManagers(BRANDING_MEANWHILE),
    },
    "app/(portal)/portal/settings/branding/actions.ts#changeBrandingAction": {
      page: "/portal/settings/branding",
      form: () => ({ version, productName: "Named by the walk" }),
      expected: byAdmins,
    },
  },
};
