import { randomToken } from "#lib/platform/crypto";
import type { Cast } from "../people.ts";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE } from "./shared.ts";

const NO_PERMISSION = "You do not have the permission “Create, change and suspend tenants”. Ask an administrator for it.";
const toManager = (answer: string): Expected => ({ ...everybody(NOT_STAFF), nobody: SIGN_IN_FIRST, support: NO_PERMISSION, super_admin: answer });

/** The walk fills in a tenant's id, which is no person's. */
const NO_PERSON: Expected = { ...STAFF, support: 404, super_admin: 404 };
/** The body or the query is empty: who may write gets as far as being told so. */
const NOTHING_SAID: Expected = { ...STAFF, support: 403, super_admin: 422 };
const NO_PERSON_PAGE: Expected = { ...STAFF_PAGE, support: 404, super_admin: 404 };

const actions = "app/(admin)/admin/people/actions.ts";
const upon = (more: Record<string, string> = {}) => ({
  page: "/admin/people",
  form: (cast: Cast) => ({ id: cast.tenantId, reason: "said by the walk", ...more }),
  expected: toManager("This person was not found."),
});

export const people: Area = {
  routes: {
    "GET /api/v1/people": STAFF,
    "POST /api/v1/people": NOTHING_SAID,
    "GET /api/v1/people/[id]": NO_PERSON,
    "POST /api/v1/people/[id]/suspend": NOTHING_SAID,
    "POST /api/v1/people/[id]/reactivate": NOTHING_SAID,
    "POST /api/v1/people/[id]/unlock": NOTHING_SAID,
    "POST /api/v1/people/[id]/reset-link": NOTHING_SAID,
    "GET /api/v1/people/[id]/sessions": NO_PERSON,
    "DELETE /api/v1/people/[id]/sessions": NOTHING_SAID,
    "DELETE /api/v1/people/[id]/second-factors": NOTHING_SAID,
    "PUT /api/v1/people/[id]/platform-role": NOTHING_SAID,
  },
  pages: {
    "/admin/people": STAFF_PAGE,
    "/admin/people/new": STAFF_PAGE,
    "/admin/people/[id]": NO_PERSON_PAGE,
  },
  actions: {
    [`${actions}#createStaffAction`]: {
      page: "/admin/people/new",
      form: () => ({ name: "Made by the walk", email: `walk-${randomToken(6).toLowerCase()}@staff.example`, role: "support" }),
      expected: toManager("redirect"),
    },
    [`${actions}#suspendPersonAction`]: upon(),
    [`${actions}#reactivatePersonAction`]: upon(),
    [`${actions}#unlockPersonAction`]: upon(),
    [`${actions}#sendResetLinkAction`]: upon(),
    [`${actions}#removeSecondFactorsAction`]: upon(),
    [`${actions}#endSessionsOfPersonAction`]: upon(),
    [`${actions}#endSessionOfPersonAction`]: upon({ sessionId: "01900000-0000-7000-8000-000000000000" }),
    [`${actions}#setPlatformRoleAction`]: upon({ role: "support" }),
  },
};
