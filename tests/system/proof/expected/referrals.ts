import { newId } from "#lib/platform/crypto";
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

/** Only super-admins judge referrals. */
const REVIEWERS: Expected = { ...STAFF, support: 403 };
const NO_CODE: Partial<Expected> = { viewer: 404, member: 404, manager: 404, tenant_admin: 404, stranger: 404 };
const file = "app/(portal)/portal/referrals/actions.ts";
const page = "/portal/referrals";

export const referrals: Area = {
  routes: {
    "GET /api/v1/gamification/referrals": TENANT,
    // The body is empty: whoever may make one gets as far as being told so.
    "POST /api/v1/gamification/referrals/generate": { ...TENANT, viewer: 422, member: 422, manager: 422, tenant_admin: 422, stranger: 422 },
    "POST /api/v1/gamification/referrals/track-conversion": { ...TENANT, viewer: 403, member: 403, manager: 403, tenant_admin: 422, stranger: 422 },
    "DELETE /api/v1/gamification/referrals/[code]": { ...TENANT, ...NO_CODE },
    "GET /api/v1/gamification/referrals/[code]/analytics": { ...TENANT, ...NO_CODE },
    "GET /api/v1/gamification/referrals/reviews": REVIEWERS,
    "GET /api/v1/gamification/referrals/figures": REVIEWERS,
    "GET /api/v1/gamification/referrals/graph": REVIEWERS,
    // The walk fills in a tenant's id, which is no referral.
    "GET /api/v1/gamification/referrals/reviews/[id]": { ...REVIEWERS, super_admin: 404 },
    "POST /api/v1/gamification/referrals/reviews/[id]": { ...REVIEWERS, super_admin: 422 },
  },
  pages: {
    "/portal/referrals": TENANT_PAGE,
    "/portal/referrals/[code]": { ...TENANT_PAGE, ...NO_CODE },
    "/admin/referrals": STAFF_PAGE,
    "/admin/referrals/rings": STAFF_PAGE,
    "/r/[code]": everybody(404),
  },
  actions: {
    [`${file}#generateReferralAction`]: {
      page,
      form: () => ({ kind: "PRO", label: "By the walk", usageLimit: "0" }),
      expected: { ...TENANT_ACTION("ok"), ...without("Manage achievements and points", "viewer", "member", "manager") },
    },
    [`${file}#closeReferralAction`]: { page, form: () => ({ code: "BIZ00000000" }), expected: TENANT_ACTION("This code was not found.") },
    "app/(admin)/admin/referrals/actions.ts#decideReferralAction": {
      page: "/admin/referrals",
      form: () => ({ id: newId(), act: "approve", reason: "By the walk" }),
      expected: {
        ...everybody(NOT_STAFF),
        nobody: SIGN_IN_FIRST,
        ...without("Manage achievements and points", "support"),
        super_admin: "This conversion was not found.",
      },
    },
    "app/(marketing)/r/[code]/actions.ts#rememberInvitationAction": {
      page: "/r/[code]",
      form: () => ({ touch: "BIZ00000000.0.direct.none" }),
      expected: everybody("This invitation cannot be remembered. Follow its link again."),
    },
  },
};
