import {
  type Area,
  type Expected,
  everybody,
  NOT_STAFF,
  OWN_RECORD,
  SIGN_IN_FIRST,
  STAFF,
  STAFF_PAGE,
  TENANT,
  TENANT_ACTION,
  TENANT_PAGE,
  without,
} from "./shared.ts";

/** Only super-admins look after points. */
const KEEPERS: Expected = { ...STAFF, support: 403 };
/** The walk fills in a tenant's id, which is no entry. */
const NO_ENTRY: Expected = { ...KEEPERS, super_admin: 404 };

const NO_ENTRY_TO_ACT_ON: Expected = {
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  ...without("Manage achievements and points", "support"),
  super_admin: "This entry was not found.",
};

export const points: Area = {
  routes: {
    "GET /api/v1/gamification/leaderboards/teams": TENANT,
    "GET /api/v1/gamification/leaderboards/why": TENANT,
    "GET /api/v1/gamification/mine": TENANT,
    "GET /api/v1/gamification/privileges/why": TENANT,
    "GET /api/v1/gamification/analytics/[tenant]": OWN_RECORD,
    "GET /api/v1/gamification/levels": KEEPERS,
    "PUT /api/v1/gamification/levels": { ...KEEPERS, super_admin: 422 },
    "GET /api/v1/gamification/ledger": KEEPERS,
    "GET /api/v1/gamification/ledger/count": KEEPERS,
    "GET /api/v1/gamification/ledger/check": KEEPERS,
    // Without a format, and without a reason: whoever may ask is told what is missing.
    "GET /api/v1/gamification/ledger/export": { ...KEEPERS, super_admin: 422 },
    "GET /api/v1/gamification/ledger/[id]": NO_ENTRY,
    "POST /api/v1/gamification/ledger/[id]/decide": { ...KEEPERS, super_admin: 422 },
    "POST /api/v1/gamification/ledger/[id]/hold": { ...KEEPERS, super_admin: 422 },
    "POST /api/v1/gamification/ledger/[id]/reverse": { ...KEEPERS, super_admin: 422 },
  },
  pages: {
    "/admin/gamification": STAFF_PAGE,
    "/admin/privileges/levels": STAFF_PAGE,
    "/admin/ledger": STAFF_PAGE,
    "/portal/points": TENANT_PAGE,
    "/portal/leaderboard": TENANT_PAGE,
    "/portal/leaderboard/teams": TENANT_PAGE,
  },
  actions: {
    "app/(portal)/portal/leaderboard/actions.ts#choosePrivacyAction": {
      page: "/portal/leaderboard",
      form: () => ({ choice: "name" }),
      expected: TENANT_ACTION("ok"),
    },
    "app/(admin)/admin/privileges/levels/actions.ts#changeLevelsAction": {
      page: "/admin/privileges/levels",
      form: () => ({ version: "99", points1: "0", points2: "100" }),
      expected: {
        ...everybody(NOT_STAFF),
        nobody: SIGN_IN_FIRST,
        ...without("Manage achievements and points", "support"),
        super_admin: "Somebody else has changed the levels meanwhile. Look at them again, then save yours.",
      },
    },
    "app/(admin)/admin/ledger/actions.ts#reverseEntryAction": {
      page: "/admin/ledger",
      form: (cast) => ({ id: cast.tenantId, reason: "Said by the walk" }),
      expected: NO_ENTRY_TO_ACT_ON,
    },
    "app/(admin)/admin/ledger/actions.ts#holdEntryAction": {
      page: "/admin/ledger",
      form: (cast) => ({ id: cast.tenantId, reason: "Said by the walk" }),
      expected: NO_ENTRY_TO_ACT_ON,
    },
    "app/(admin)/admin/ledger/actions.ts#decideHoldAction": {
      page: "/admin/ledger",
      form: (cast) => ({ id: cast.tenantId, decision: "release", reason: "Said by the walk" }),
      expected: NO_ENTRY_TO_ACT_ON,
    },
  },
};
