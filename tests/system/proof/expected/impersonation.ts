import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF_PAGE, TENANT_PAGE } from "./shared.ts";

/** What is for the administrators of a tenant: those of both open tenants may ask. */
const ADMINISTRATORS = (answer: number): Expected => ({ ...everybody(403), nobody: 401, stranger: answer, tenant_admin: answer });
const NO_PERMISSION = "You do not have the permission “Set how people sign in”. Ask an administrator for it.";
const ADMINISTRATORS_ACTION = (answer: string): Expected => ({
  ...everybody(NO_PERMISSION),
  nobody: SIGN_IN_FIRST,
  stranger: answer,
  tenant_admin: answer,
  suspended: "Walk Three is suspended. Its data is kept; contact support to open it again.",
  support: "This belongs to a client portal, and you are not a member of one.",
  super_admin: "This belongs to a client portal, and you are not a member of one.",
});
const support = "app/(portal)/portal/settings/support/actions.ts";

export const impersonation: Area = {
  routes: {
    // The bodies are empty here: whoever may ask is told what is missing.
    "POST /api/v1/impersonations": { ...everybody(403), nobody: 401, support: 422, super_admin: 422 },
    // Nobody in the walk acts as somebody else.
    "DELETE /api/v1/impersonations/current": { ...everybody(409), nobody: 401 },
    "GET /api/v1/tenants/[id]/impersonations": {
      ...everybody(403),
      nobody: 401,
      stranger: 404,
      tenant_admin: 200,
      suspended: 404,
      support: 200,
      super_admin: 200,
    },
    // The second part of the address is no id.
    "DELETE /api/v1/tenants/[id]/impersonations/[impersonationId]": ADMINISTRATORS(422),
    "GET /api/v1/tenants/[id]/support-access": { ...ADMINISTRATORS(200), stranger: 404 },
    "PUT /api/v1/tenants/[id]/support-access": ADMINISTRATORS(422),
  },
  pages: {
    "/admin/tenants/[id]/impersonate": STAFF_PAGE,
    "/portal/settings/support": TENANT_PAGE,
  },
  actions: {
    "app/(admin)/admin/tenants/[id]/impersonate/actions.ts#startImpersonationAction": {
      page: "/admin/tenants/[id]/impersonate",
      form: (cast) => ({ tenantId: cast.tenantId, userId: newId(), reason: "The client asked why a figure looks wrong." }),
      expected: {
        ...everybody(NOT_STAFF),
        nobody: SIGN_IN_FIRST,
        ...Object.fromEntries(
          ["support", "super_admin"].map((persona) => [
            persona,
            "Show your second factor first: confirm with your authenticator app or a passkey. Without one, set it up.",
          ]),
        ),
      },
    },
    // Everybody is themselves already, and led back to where they belong.
    "app/(auth)/stop-impersonation-action.ts#stopImpersonationAction": {
      page: "/account",
      form: () => ({}),
      expected: { ...everybody("redirect"), nobody: SIGN_IN_FIRST },
    },
    // A version that nothing has: the walk changes no consent that another area may rely on.
    [`${support}#setSupportAccessAction`]: {
      page: "/portal/settings/support",
      form: () => ({ access: "none", version: "999" }),
      expected: ADMINISTRATORS_ACTION("Somebody else has changed this meanwhile. Look at it again, then save."),
    },
    [`${support}#endSupportAccessAction`]: {
      page: "/portal/settings/support",
      form: () => ({ id: newId() }),
      expected: ADMINISTRATORS_ACTION("This running access was not found."),
    },
  },
};
