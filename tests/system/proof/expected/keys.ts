import { type Area, type Expected, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

/** Admins alone, the stranger in a tenant of their own. The walk fills in a tenant's id, so that nothing is found. */
const ADMINS = (answer: number): Expected => ({ ...TENANT, viewer: 403, member: 403, manager: 403, tenant_admin: answer, stranger: answer });
const admins = (answer: string): Expected => ({
  ...TENANT_ACTION(answer),
  ...without("Manage service accounts and API keys", "viewer", "member", "manager"),
});
/** Whoever may not manage keys is told so on the page. */
const PAGE_OF_NO_KEY: Expected = { ...TENANT_PAGE, stranger: 404, tenant_admin: 404 };

export const keys: Area = {
  routes: {
    "GET /api/v1/service-accounts": ADMINS(200),
    "POST /api/v1/service-accounts": ADMINS(422),
    "GET /api/v1/service-accounts/[id]": ADMINS(404),
    "PUT /api/v1/service-accounts/[id]": ADMINS(422),
    "DELETE /api/v1/service-accounts/[id]": ADMINS(404),
    "POST /api/v1/service-accounts/[id]/keys": ADMINS(422),
    "DELETE /api/v1/api-keys/[id]": ADMINS(404),
    "POST /api/v1/api-keys/[id]/rotate": ADMINS(404),
  },
  pages: {
    "/portal/settings/keys": TENANT_PAGE,
    "/portal/settings/keys/new": PAGE_OF_NO_KEY,
    "/portal/settings/keys/[id]/rotate": PAGE_OF_NO_KEY,
  },
  actions: {
    "app/(portal)/portal/settings/keys/actions.ts#createServiceAccountAction": {
      page: "/portal/settings/keys",
      form: () => ({ name: "Made by the walk", description: "" }),
      expected: admins("ok"),
    },
    "app/(portal)/portal/settings/keys/actions.ts#deleteServiceAccountAction": {
      page: "/portal/settings/keys",
      form: (cast) => ({ id: cast.tenantId }),
      expected: admins("This service account was not found."),
    },
    "app/(portal)/portal/settings/keys/actions.ts#createKeyAction": {
      page: "/portal/settings/keys",
      form: (cast) => ({ accountId: cast.tenantId, name: "Walk", days: "30", callsPerMinute: "60", "campaign.read": "all" }),
      expected: admins("This service account was not found."),
    },
    "app/(portal)/portal/settings/keys/actions.ts#rotateKeyAction": {
      page: "/portal/settings/keys",
      form: (cast) => ({ id: cast.tenantId, overlapHours: "24" }),
      expected: admins("This key was not found."),
    },
    "app/(portal)/portal/settings/keys/actions.ts#revokeKeyAction": {
      page: "/portal/settings/keys",
      form: (cast) => ({ id: cast.tenantId }),
      expected: admins("This key was not found."),
    },
  },
};
