import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE, TENANT, without } from "./shared.ts";

const actions = "app/(admin)/admin/flags/actions.ts";
const NOT_FOUND = "This flag was not found.";

/** Support may look; only super-admins change flags. */
const byManagers = (answer: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  ...without("Create, change and suspend tenants", "support"),
  super_admin: answer,
});

const NO_BODY: Expected = { ...STAFF, support: 403, super_admin: 422 };
const key = "no.such_flag";
const settings = { name: "Made by the walk", isOn: "false", percentage: "0" };

export const flags: Area = {
  routes: {
    "GET /api/v1/flags": STAFF,
    "GET /api/v1/flags/evaluated": TENANT,
    // The bodies are empty: who may write gets as far as being told so. Taking the switch back needs none.
    "PUT /api/v1/flags/[key]": NO_BODY,
    "PUT /api/v1/flags/[key]/plans": NO_BODY,
    "PUT /api/v1/flags/[key]/tenants/[tenant]": NO_BODY,
    "POST /api/v1/flags/[key]/kill": NO_BODY,
    "POST /api/v1/flags/[key]/revive": { ...NO_BODY, super_admin: 404 },
  },
  pages: {
    "/admin/flags": STAFF_PAGE,
    "/admin/flags/new": STAFF_PAGE,
    "/admin/flags/[key]": { ...STAFF_PAGE, support: 404, super_admin: 404 },
  },
  actions: {
    [`${actions}#createFlagAction`]: {
      page: "/admin/flags/new",
      form: () => ({ ...settings, key: `walk.x${newId().slice(-8)}` }),
      expected: byManagers("redirect"),
    },
    [`${actions}#changeFlagAction`]: {
      page: "/admin/flags/new",
      form: () => ({ ...settings, key, version: "1" }),
      expected: byManagers(NOT_FOUND),
    },
    [`${actions}#setPlanRulesAction`]: { page: "/admin/flags/new", form: () => ({ key, version: "1", free: "on" }), expected: byManagers(NOT_FOUND) },
    [`${actions}#setOverrideAction`]: {
      page: "/admin/flags/new",
      form: () => ({ key, tenant: "walk-one", ruling: "on" }),
      expected: byManagers(NOT_FOUND),
    },
    [`${actions}#killFlagAction`]: { page: "/admin/flags/new", form: () => ({ key, reason: "said by the walk" }), expected: byManagers(NOT_FOUND) },
    [`${actions}#reviveFlagAction`]: { page: "/admin/flags/new", form: () => ({ key }), expected: byManagers(NOT_FOUND) },
    [`${actions}#deleteFlagAction`]: { page: "/admin/flags/new", form: () => ({ key, confirmation: key }), expected: byManagers(NOT_FOUND) },
  },
};
