import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF_PAGE, TENANT, TENANT_PAGE } from "./shared.ts";

const tenantActions = "app/(portal)/portal/settings/sign-in/actions.ts";
const policyActions = "app/(portal)/portal/settings/security/actions.ts";
const staffActions = "app/(admin)/admin/sign-in/provider-actions.ts";
const domainActions = "app/(admin)/admin/sign-in/domain-actions.ts";
const begins = "app/(auth)/provider-actions.ts";

const PROVIDER_NOT_FOUND = "This sign-in provider was not found.";
const DOMAIN_NOT_FOUND = "This domain was not found.";
const NO_PERMISSION = "You do not have the permission “Create, change and suspend tenants”. Ask an administrator for it.";

/** Only admins, each for their own tenant. */
const admins = (status: number): Expected => ({ ...TENANT, viewer: 403, member: 403, manager: 403, tenant_admin: status, stranger: status });
/** Staff are in no tenant, and the suspended admin's is closed. */
const byAdmins = (message: string): Expected => ({
  ...everybody("You do not have the permission “Set how people sign in”. Ask an administrator for it."),
  nobody: SIGN_IN_FIRST,
  stranger: message,
  tenant_admin: message,
  suspended: "Walk Three is suspended. Its data is kept; contact support to open it again.",
  support: "This belongs to a client portal, and you are not a member of one.",
  super_admin: "This belongs to a client portal, and you are not a member of one.",
});
const byStaff = (message: string): Expected => ({ ...everybody(NOT_STAFF), nobody: SIGN_IN_FIRST, support: NO_PERMISSION, super_admin: message });

const someId = () => ({ id: newId() });
const settings = () => ({
  name: `Login ${newId().slice(-6)}`,
  kind: "oidc",
  issuer: "https://login.walk.example",
  clientId: "walk",
  clientSecret: "a secret of the walk",
  scopes: "openid email profile",
  emailDomains: "walk-login.example",
});

export const providers: Area = {
  routes: {
    "GET /api/v1/sign-in-providers": admins(200),
    "POST /api/v1/sign-in-providers": admins(422),
    "GET /api/v1/sign-in-providers/[id]": admins(404),
    "PUT /api/v1/sign-in-providers/[id]": admins(422),
    "DELETE /api/v1/sign-in-providers/[id]": admins(404),
    "POST /api/v1/sign-in-providers/[id]/switch": admins(422),
    "POST /api/v1/sign-in-providers/[id]/test": admins(404),
    "GET /api/v1/tenant-policy": admins(200),
    "PUT /api/v1/tenant-policy": admins(422),
    "POST /api/v1/tenant-policy/preview": admins(422),
  },
  pages: {
    "/login/company": everybody(200),
    // Who lacks the permission is told so on the page itself.
    "/portal/settings/sign-in": TENANT_PAGE,
    "/portal/settings/sign-in/new": TENANT_PAGE,
    "/portal/settings/sign-in/[id]": { ...TENANT_PAGE, tenant_admin: 404, stranger: 404 },
    "/portal/settings/security": TENANT_PAGE,
    "/portal/settings/security/review": TENANT_PAGE,
    "/admin/sign-in": STAFF_PAGE,
    "/admin/sign-in/new": STAFF_PAGE,
    "/admin/sign-in/[id]": { ...STAFF_PAGE, support: 404, super_admin: 404 },
  },
  actions: {
    [`${begins}#beginProviderSignInAction`]: { page: "/login/company", form: someId, expected: everybody("This way to sign in was not found.") },
    [`${begins}#companySignInAction`]: {
      page: "/login/company",
      form: () => ({ email: "somebody@no-company.example" }),
      expected: everybody("No company has set up its own sign-in for this address. Sign in another way."),
    },
    [`${tenantActions}#createProviderAction`]: { page: "/portal/settings/sign-in/new", form: settings, expected: byAdmins("redirect") },
    [`${tenantActions}#changeProviderAction`]: {
      page: "/portal/settings/sign-in/new",
      form: () => ({ ...settings(), ...someId(), version: "1" }),
      expected: byAdmins(PROVIDER_NOT_FOUND),
    },
    [`${tenantActions}#switchProviderAction`]: {
      page: "/portal/settings/sign-in/new",
      form: () => ({ ...someId(), version: "1", isEnabled: "false" }),
      expected: byAdmins(PROVIDER_NOT_FOUND),
    },
    [`${tenantActions}#deleteProviderAction`]: { page: "/portal/settings/sign-in/new", form: someId, expected: byAdmins(PROVIDER_NOT_FOUND) },
    [`${tenantActions}#testProviderAction`]: { page: "/portal/settings/sign-in/new", form: someId, expected: byAdmins(PROVIDER_NOT_FOUND) },
    [`${policyActions}#changePolicyAction`]: {
      page: "/portal/settings/security/review",
      form: () => ({
        secondFactor: "optional",
        password: "on",
        magic_link: "on",
        passkey: "on",
        provider: "on",
        sessionIdleMinutes: "",
        sessionMaxHours: "",
        version: "0",
      }),
      expected: byAdmins("ok"),
    },
    [`${staffActions}#createProviderAction`]: { page: "/admin/sign-in/new", form: settings, expected: byStaff("redirect") },
    [`${staffActions}#changeProviderAction`]: {
      page: "/admin/sign-in/new",
      form: () => ({ ...settings(), ...someId(), version: "1" }),
      expected: byStaff(PROVIDER_NOT_FOUND),
    },
    [`${staffActions}#switchProviderAction`]: {
      page: "/admin/sign-in/new",
      form: () => ({ ...someId(), version: "1", isEnabled: "false" }),
      expected: byStaff(PROVIDER_NOT_FOUND),
    },
    [`${staffActions}#deleteProviderAction`]: { page: "/admin/sign-in/new", form: someId, expected: byStaff(PROVIDER_NOT_FOUND) },
    [`${staffActions}#testProviderAction`]: { page: "/admin/sign-in/new", form: someId, expected: byStaff(PROVIDER_NOT_FOUND) },
    [`${domainActions}#addDomainAction`]: {
      page: "/admin/sign-in",
      form: () => ({ tenant: "walk-one", domain: "walk-domain.example" }),
      expected: byStaff("ok"),
    },
    [`${domainActions}#checkDomainAction`]: { page: "/admin/sign-in", form: someId, expected: byStaff(DOMAIN_NOT_FOUND) },
    [`${domainActions}#verifyDomainAction`]: { page: "/admin/sign-in", form: someId, expected: byStaff(DOMAIN_NOT_FOUND) },
    [`${domainActions}#removeDomainAction`]: { page: "/admin/sign-in", form: someId, expected: byStaff(DOMAIN_NOT_FOUND) },
  },
};
