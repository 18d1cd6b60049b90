import { type Area, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

const file = "app/(portal)/portal/leads/scoring/actions.ts";
const page = "/portal/leads/scoring";
const NOT_WORKING_LEADS = without("Work leads (assign, convert)", "viewer", "member");

export const leadScores: Area = {
  routes: {
    "GET /api/v1/crm/scoring": TENANT,
    // The body is empty: whoever may change them gets as far as being told so.
    "PUT /api/v1/crm/scoring": { ...TENANT, viewer: 403, member: 403, manager: 422, tenant_admin: 422, stranger: 422 },
    // Of a tenant without outcomes nothing can be made.
    "POST /api/v1/crm/scoring/scorecards": { ...TENANT, viewer: 403, member: 403, manager: 202, tenant_admin: 202, stranger: 202 },
    // The walk fills in a tenant's id, which is no lead.
    "GET /api/v1/crm/leads/[id]/score": { ...TENANT, viewer: 404, member: 404, manager: 404, tenant_admin: 404, stranger: 404 },
  },
  pages: { [page]: TENANT_PAGE },
  actions: {
    [`${file}#changeScoringAction`]: {
      page,
      form: () => ({
        ...{ demographic: "25", behavioural: "20", engagement: "20", fit: "15", predictive: "20", halfLifeDays: "14" },
        ...{ countries: "", industries: "", leastBudget: "0", prefer: "scorecard", version: "7" },
      }),
      expected: { ...TENANT_ACTION("Somebody else changed these rules meanwhile. Look at them, then send yours again."), ...NOT_WORKING_LEADS },
    },
    [`${file}#makeScorecardAction`]: { page, form: () => ({}), expected: { ...TENANT_ACTION("ok"), ...NOT_WORKING_LEADS } },
  },
};
