import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, OWN_RECORD, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

/** The walk fills in ids that are no leads and no deals: who gets that far is told so. */
const NOT_THERE: Partial<Expected> = { viewer: 404, member: 404, manager: 404, tenant_admin: 404, stranger: 404 };
const NOT_THERE_PAGE: Expected = { ...TENANT_PAGE, ...NOT_THERE };
const GET_ONE: Expected = { ...OWN_RECORD, ...NOT_THERE };
/** Bodies are empty: whoever may is told what is missing. */
const WRITES: Expected = { ...TENANT, viewer: 403, member: 422, manager: 422, tenant_admin: 422, stranger: 422 };
const MANAGES: Expected = { ...WRITES, member: 403 };
const DELETES: Expected = { ...TENANT, viewer: 403, member: 403, manager: 403, tenant_admin: 422, stranger: 422 };
const ANYBODY_422: Expected = { ...TENANT, viewer: 422, member: 422, manager: 422, tenant_admin: 422, stranger: 422 };

const lead = { firstName: "Ada", source: "other" };
const leads = "app/(portal)/portal/leads/actions.ts";
const deals = "app/(portal)/portal/deals/actions.ts";
const contacts = "app/(portal)/portal/contacts/actions.ts";
const companies = "app/(portal)/portal/companies/actions.ts";
const activities = "app/(portal)/portal/activity-actions.ts";
const views = "app/(portal)/portal/view-actions.ts";
const one = (rest: Record<string, string>) => () => ({ id: newId(), version: "1", ...rest });
const gone = (what: string) => `This ${what} was not found.`;

export const crm: Area = {
  routes: {
    "GET /api/v1/leads": TENANT,
    "POST /api/v1/leads": MANAGES,
    "GET /api/v1/leads/count": TENANT,
    "GET /api/v1/leads/export": ANYBODY_422,
    "POST /api/v1/leads/bulk": WRITES,
    "GET /api/v1/leads/[id]": GET_ONE,
    "PUT /api/v1/leads/[id]": WRITES,
    "DELETE /api/v1/leads/[id]": DELETES,
    "PUT /api/v1/leads/[id]/status": WRITES,
    "PUT /api/v1/leads/[id]/owner": MANAGES,
    "PUT /api/v1/leads/[id]/follow-up": WRITES,
    "POST /api/v1/leads/[id]/convert": MANAGES,
    "GET /api/v1/deals": TENANT,
    "POST /api/v1/deals": MANAGES,
    "GET /api/v1/deals/count": TENANT,
    "GET /api/v1/deals/export": ANYBODY_422,
    "GET /api/v1/deals/board": TENANT,
    "GET /api/v1/deals/figures": TENANT,
    "GET /api/v1/deals/[id]": GET_ONE,
    "PUT /api/v1/deals/[id]": MANAGES,
    "DELETE /api/v1/deals/[id]": DELETES,
    "POST /api/v1/deals/[id]/move": MANAGES,
    "GET /api/v1/contacts": TENANT,
    "POST /api/v1/contacts": MANAGES,
    "GET /api/v1/contacts/count": TENANT,
    "GET /api/v1/contacts/export": ANYBODY_422,
    "GET /api/v1/contacts/[id]": GET_ONE,
    "PUT /api/v1/contacts/[id]": WRITES,
    "DELETE /api/v1/contacts/[id]": DELETES,
    "GET /api/v1/companies": TENANT,
    "POST /api/v1/companies": MANAGES,
    "GET /api/v1/companies/count": TENANT,
    "GET /api/v1/companies/export": ANYBODY_422,
    "GET /api/v1/companies/[id]": GET_ONE,
    "PUT /api/v1/companies/[id]": WRITES,
    "DELETE /api/v1/companies/[id]": DELETES,
    "GET /api/v1/crm-choices": ANYBODY_422,
    "GET /api/v1/activities": ANYBODY_422,
    "POST /api/v1/activities": ANYBODY_422,
    "DELETE /api/v1/activities/[id]": GET_ONE,
    "GET /api/v1/tasks": TENANT,
    "POST /api/v1/tasks": ANYBODY_422,
    "GET /api/v1/tasks/due": TENANT,
    "PUT /api/v1/tasks/[id]/done": ANYBODY_422,
  },
  pages: {
    "/portal/leads": TENANT_PAGE,
    "/portal/leads/new": TENANT_PAGE,
    "/portal/leads/[id]": NOT_THERE_PAGE,
    "/portal/leads/[id]/edit": NOT_THERE_PAGE,
    "/portal/deals": TENANT_PAGE,
    "/portal/deals/list": TENANT_PAGE,
    "/portal/deals/figures": TENANT_PAGE,
    "/portal/deals/new": TENANT_PAGE,
    "/portal/deals/[id]": NOT_THERE_PAGE,
    "/portal/deals/[id]/edit": NOT_THERE_PAGE,
    "/portal/contacts": TENANT_PAGE,
    "/portal/contacts/new": TENANT_PAGE,
    "/portal/contacts/[id]": NOT_THERE_PAGE,
    "/portal/contacts/[id]/edit": NOT_THERE_PAGE,
    "/portal/companies": TENANT_PAGE,
    "/portal/companies/new": TENANT_PAGE,
    "/portal/companies/[id]": NOT_THERE_PAGE,
    "/portal/companies/[id]/edit": NOT_THERE_PAGE,
    "/portal/tasks": TENANT_PAGE,
  },
  actions: {
    [`${leads}#createLeadAction`]: {
      page: "/portal/leads/new",
      form: () => lead,
      expected: { ...TENANT_ACTION("redirect"), ...without("Create leads", "viewer", "member") },
    },
    [`${leads}#changeLeadAction`]: {
      page: "/portal/leads",
      form: one(lead),
      expected: { ...TENANT_ACTION(gone("lead")), ...without("Change leads", "viewer") },
    },
    [`${leads}#setLeadStatusAction`]: {
      page: "/portal/leads",
      form: one({ status: "contacted" }),
      expected: { ...TENANT_ACTION(gone("lead")), ...without("Change leads", "viewer") },
    },
    [`${leads}#assignLeadAction`]: {
      page: "/portal/leads",
      form: one({ ownerId: "" }),
      expected: { ...TENANT_ACTION(gone("lead")), ...without("Work leads (assign, convert)", "viewer", "member") },
    },
    [`${leads}#setFollowUpAction`]: { page: "/portal/leads", form: one({ nextFollowUpAt: "2026-12-24" }), expected: TENANT_ACTION(gone("lead")) },
    [`${leads}#convertLeadAction`]: {
      page: "/portal/leads",
      form: one({ name: "Deal", amount: "10" }),
      expected: { ...TENANT_ACTION(gone("lead")), ...without("Work leads (assign, convert)", "viewer", "member") },
    },
    [`${leads}#deleteLeadAction`]: {
      page: "/portal/leads",
      form: one({}),
      expected: { ...TENANT_ACTION(gone("lead")), ...without("Delete leads", "viewer", "member", "manager") },
    },
    [`${deals}#createDealAction`]: {
      page: "/portal/deals/new",
      form: () => ({ name: "Deal", amount: "10" }),
      expected: { ...TENANT_ACTION("redirect"), ...without("Create deals", "viewer", "member") },
    },
    [`${deals}#changeDealAction`]: {
      page: "/portal/deals",
      form: one({ name: "Deal", amount: "10", probability: "10" }),
      expected: TENANT_ACTION(gone("deal")),
    },
    [`${deals}#moveDealAction`]: { page: "/portal/deals", form: one({ stage: "proposal" }), expected: TENANT_ACTION(gone("deal")) },
    [`${deals}#deleteDealAction`]: {
      page: "/portal/deals",
      form: one({}),
      expected: { ...TENANT_ACTION(gone("deal")), ...without("Delete deals", "viewer", "member", "manager") },
    },
    [`${contacts}#createContactAction`]: {
      page: "/portal/contacts/new",
      form: () => ({ firstName: "Ada" }),
      expected: { ...TENANT_ACTION("redirect"), ...without("Create leads", "viewer", "member") },
    },
    [`${contacts}#changeContactAction`]: {
      page: "/portal/contacts",
      form: one({ firstName: "Ada" }),
      expected: { ...TENANT_ACTION(gone("contact")), ...without("Change leads", "viewer") },
    },
    [`${contacts}#deleteContactAction`]: {
      page: "/portal/contacts",
      form: one({}),
      expected: { ...TENANT_ACTION(gone("contact")), ...without("Delete leads", "viewer", "member", "manager") },
    },
    [`${companies}#createCompanyAction`]: {
      page: "/portal/companies/new",
      form: () => ({ name: "Engine Ltd" }),
      expected: { ...TENANT_ACTION("redirect"), ...without("Create leads", "viewer", "member") },
    },
    [`${companies}#changeCompanyAction`]: {
      page: "/portal/companies",
      form: one({ name: "Engine Ltd" }),
      expected: { ...TENANT_ACTION(gone("company")), ...without("Change leads", "viewer") },
    },
    [`${companies}#deleteCompanyAction`]: {
      page: "/portal/companies",
      form: one({}),
      expected: { ...TENANT_ACTION(gone("company")), ...without("Delete leads", "viewer", "member", "manager") },
    },
    [`${activities}#logActivityAction`]: {
      page: "/portal/leads/[id]",
      form: () => ({ about: "lead", aboutId: newId(), kind: "call", subject: "Hello" }),
      expected: TENANT_ACTION(gone("lead")),
    },
    [`${activities}#addTaskAction`]: {
      page: "/portal/leads/[id]",
      form: () => ({ about: "deal", aboutId: newId(), subject: "Hello", dueAt: "2026-12-24" }),
      expected: TENANT_ACTION(gone("deal")),
    },
    [`${activities}#setTaskDoneAction`]: { page: "/portal/tasks", form: one({ isDone: "yes" }), expected: TENANT_ACTION(gone("activity")) },
    [`${activities}#deleteActivityAction`]: { page: "/portal/leads/[id]", form: () => ({ id: newId() }), expected: TENANT_ACTION(gone("activity")) },
    [`${views}#saveViewAction`]: {
      page: "/portal/leads",
      form: () => ({ table: "leads", path: "/portal/leads", name: `View ${newId().slice(-8)}`, state: "sort=name" }),
      expected: TENANT_ACTION("ok"),
    },
    [`${views}#changeViewAction`]: {
      page: "/portal/leads",
      form: () => ({ table: "leads", path: "/portal/leads", id: newId(), version: "1", name: "Mine", state: "" }),
      expected: TENANT_ACTION(gone("view")),
    },
    [`${views}#deleteViewAction`]: {
      page: "/portal/leads",
      form: () => ({ table: "leads", path: "/portal/leads", id: newId() }),
      expected: TENANT_ACTION(gone("view")),
    },
  },
};
