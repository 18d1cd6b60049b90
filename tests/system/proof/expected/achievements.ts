import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF_PAGE, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

const actions = "app/(admin)/admin/achievements/actions.ts";
const NOT_FOUND = "This achievement was not found.";
const PERMISSION = "Manage achievements and points";

/** Support has no say in what can be earned. */
const byManagers = (answer: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  ...without(PERMISSION, "support"),
  super_admin: answer,
});
const key = "no-such-achievement";
const own = {
  ...{ description: "Made by the walk.", surface: "platform", tier: "bronze", points: "0", difficulty: "1" },
  ...{ repeatEvery: "", condition: JSON.stringify({ count: { event: "session.opened" }, atLeast: 1000 }) },
};

const draft = { ...own, kind: "milestone" };

export const achievements: Area = {
  routes: {
    // The body is empty: who may make one gets as far as being told so.
    "POST /api/v1/gamification/achievements/custom": { ...TENANT, viewer: 403, member: 403, manager: 403, tenant_admin: 422, stranger: 422 },
    // What the walk asks for is no achievement's key.
    "GET /portal/achievements/[key]/card": { ...everybody(422), nobody: 401, suspended: 403, support: 403, super_admin: 403 },
  },
  pages: {
    "/portal/achievements": TENANT_PAGE,
    "/portal/achievements/new": TENANT_PAGE,
    "/admin/achievements": STAFF_PAGE,
    "/admin/achievements/new": STAFF_PAGE,
    "/admin/achievements/[key]": { ...STAFF_PAGE, super_admin: 404 },
    "/admin/achievements/[key]/dry-run": { ...STAFF_PAGE, super_admin: 404 },
  },
  actions: {
    [`${actions}#saveDraftAction`]: {
      page: "/admin/achievements/new",
      form: () => ({ ...draft, key: "", name: `Made by the walk ${newId().slice(-8)}` }),
      expected: byManagers("redirect"),
    },
    "app/(portal)/portal/achievements/actions.ts#createCustomAction": {
      page: "/portal/achievements/new",
      form: () => ({ ...own, name: `Made by the walk ${newId().slice(-8)}` }),
      expected: { ...TENANT_ACTION("ok"), ...without(PERMISSION, "viewer", "member", "manager") },
    },
    [`${actions}#publishDraftAction`]: { page: "/admin/achievements/new", form: () => ({ key }), expected: byManagers(NOT_FOUND) },
    [`${actions}#retireDefinitionAction`]: { page: "/admin/achievements/new", form: () => ({ key }), expected: byManagers(NOT_FOUND) },
  },
};
