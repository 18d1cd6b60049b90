import {
  type Area,
  type Expected,
  everybody,
  NOT_STAFF,
  SIGN_IN_FIRST,
  STAFF,
  STAFF_PAGE,
  TENANT,
  TENANT_ACTION,
  TENANT_PAGE,
  without,
} from "./shared.ts";

const PERMISSION = "Manage achievements and points";
/** Only super-admins look after boards of companies. */
const KEEPERS: Expected = { ...STAFF, support: 403 };
const ACTION = (answer: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  ...without(PERMISSION, "support"),
  super_admin: answer,
});
/** In a company its administrators decide; an empty body says nothing. */
const ADMINS: Expected = { ...TENANT, viewer: 403, member: 403, manager: 403, tenant_admin: 422, stranger: 422 };
const ADMIN_ACTION: Expected = { ...TENANT_ACTION("ok"), ...without(PERMISSION, "viewer", "member", "manager") };

export const companyBoards: Area = {
  routes: {
    "GET /api/v1/gamification/leaderboards/companies": TENANT,
    "PUT /api/v1/gamification/leaderboards/companies/choice": ADMINS,
    "PUT /api/v1/gamification/leaderboards/companies/industry": ADMINS,
    "GET /api/v1/gamification/company-boards": KEEPERS,
    "POST /api/v1/gamification/company-boards": { ...KEEPERS, super_admin: 422 },
    "GET /api/v1/gamification/company-boards/scores": KEEPERS,
    "PUT /api/v1/gamification/company-boards/visibility": { ...KEEPERS, super_admin: 422 },
    "PUT /api/v1/gamification/company-boards/[id]": { ...KEEPERS, super_admin: 422 },
    // No board is public at first, and a private one is told of to nobody.
    "GET /widgets/leaderboard/[board]": everybody(404),
    // The walk fills in a tenant's id, which is no board.
    "POST /api/v1/gamification/company-boards/[id]/retire": { ...KEEPERS, super_admin: 404 },
  },
  pages: { "/admin/leaderboards": STAFF_PAGE, "/portal/leaderboard/companies": TENANT_PAGE },
  actions: {
    "app/(portal)/portal/leaderboard/companies/actions.ts#chooseTakingPartAction": {
      page: "/portal/leaderboard/companies",
      form: () => ({ choice: "none" }),
      expected: ADMIN_ACTION,
    },
    "app/(portal)/portal/leaderboard/companies/actions.ts#changeIndustryAction": {
      page: "/portal/leaderboard/companies",
      form: () => ({ industry: "" }),
      expected: ADMIN_ACTION,
    },
    "app/(admin)/admin/leaderboards/actions.ts#createBoardAction": {
      page: "/admin/leaderboards",
      form: () => ({ name: "Walk", weight_roi: "100" }),
      expected: ACTION("ok"),
    },
    "app/(admin)/admin/leaderboards/actions.ts#changeBoardAction": {
      page: "/admin/leaderboards",
      form: (cast) => ({ id: cast.tenantId, version: "1", name: "Walk", weight_roi: "100" }),
      expected: ACTION("This board was not found."),
    },
    "app/(admin)/admin/leaderboards/actions.ts#retireBoardAction": {
      page: "/admin/leaderboards",
      form: (cast) => ({ id: cast.tenantId }),
      expected: ACTION("This board was not found."),
    },
    "app/(admin)/admin/leaderboards/actions.ts#changeVisibilityAction": {
      page: "/admin/leaderboards",
      form: () => ({ board: "growth", visibility: "private" }),
      expected: ACTION("ok"),
    },
    "app/(admin)/admin/leaderboards/actions.ts#computeScoresAction": {
      page: "/admin/leaderboards",
      form: () => ({}),
      expected: ACTION("ok"),
    },
  },
};
