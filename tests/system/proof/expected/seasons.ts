import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE, TENANT, TENANT_PAGE, without } from "./shared.ts";

/** Only super-admins look after seasons. */
const KEEPERS: Expected = { ...STAFF, support: 403 };
const ACTION = (answer: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  ...without("Manage achievements and points", "support"),
  super_admin: answer,
});

export const seasons: Area = {
  routes: {
    "GET /api/v1/gamification/seasons": KEEPERS,
    "POST /api/v1/gamification/seasons": { ...KEEPERS, super_admin: 422 },
    "GET /api/v1/gamification/seasons/mine": TENANT,
    // The walk fills in a tenant's id, which is no season.
    "POST /api/v1/gamification/seasons/[id]/cancel": { ...KEEPERS, super_admin: 404 },
  },
  pages: { "/admin/seasons": STAFF_PAGE, "/portal/seasons": TENANT_PAGE },
  actions: {
    "app/(admin)/admin/seasons/actions.ts#planSeasonAction": {
      page: "/admin/seasons",
      form: () => ({ name: "Walk", startsOn: "2020-01-01", endsOn: "2020-01-02" }),
      expected: ACTION("A season begins today or later."),
    },
    "app/(admin)/admin/seasons/actions.ts#cancelSeasonAction": {
      page: "/admin/seasons",
      form: (cast) => ({ id: cast.tenantId }),
      expected: ACTION("This season was not found."),
    },
  },
};
