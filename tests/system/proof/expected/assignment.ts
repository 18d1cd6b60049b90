import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

const file = "app/(portal)/portal/leads/assignment/actions.ts";
const page = "/portal/leads/assignment";
const NOT_WORKING_LEADS = without("Work leads (assign, convert)", "viewer", "member");
/** The body is empty: whoever may gets as far as being told so. */
const WORKING: Expected = { ...TENANT, viewer: 403, member: 403, manager: 422, tenant_admin: 422, stranger: 422 };
const NO_RULE = { ...TENANT_ACTION("This rule was not found."), ...NOT_WORKING_LEADS };
const nobody = { name: "By the walk", kind: "round_robin", isActive: "on" };

export const assignment: Area = {
  routes: {
    "GET /api/v1/crm/assignment-rules": TENANT,
    "POST /api/v1/crm/assignment-rules": WORKING,
    "PUT /api/v1/crm/assignment-rules/[id]": WORKING,
    "POST /api/v1/crm/assignment-rules/[id]/move": WORKING,
    // The walk fills in a tenant's id, which is no rule.
    "DELETE /api/v1/crm/assignment-rules/[id]": { ...WORKING, manager: 404, tenant_admin: 404, stranger: 404 },
  },
  pages: { [page]: TENANT_PAGE },
  actions: {
    [`${file}#createRuleAction`]: {
      page,
      // Somebody who is no member: for those who may, as far as it goes without writing.
      form: () => ({ ...nobody, [`member_${newId()}`]: "on" }),
      expected: { ...TENANT_ACTION("Some fields need attention."), ...NOT_WORKING_LEADS },
    },
    [`${file}#changeRuleAction`]: {
      page,
      form: () => ({ ...nobody, [`member_${newId()}`]: "on", id: newId(), version: "1" }),
      expected: NO_RULE,
    },
    [`${file}#deleteRuleAction`]: { page, form: () => ({ id: newId() }), expected: NO_RULE },
    [`${file}#moveRuleAction`]: { page, form: () => ({ id: newId(), direction: "up" }), expected: NO_RULE },
  },
};
