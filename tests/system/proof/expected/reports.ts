import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, OWN_RECORD, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

/** The walk fills in ids that are no reports: who gets that far is told so. */
const NOT_THERE: Partial<Expected> = { viewer: 404, member: 404, manager: 404, tenant_admin: 404, stranger: 404 };
const READ_ONE: Expected = { ...OWN_RECORD, ...NOT_THERE };
const MADE_ONE: Expected = { ...READ_ONE, viewer: 403 };
/** Bodies are empty: whoever may is told what is missing. */
const ANYBODY_422: Expected = { ...TENANT, viewer: 422, member: 422, manager: 422, tenant_admin: 422, stranger: 422 };
const WRITES: Expected = { ...ANYBODY_422, viewer: 403 };

const file = "app/(portal)/portal/reports/actions.ts";
const page = "/portal/reports";
const byMakers = (answer: string): Expected => ({ ...TENANT_ACTION(answer), ...without("Generate reports", "viewer") });
const NO_REPORT = "This report was not found.";
const atVersion =
  (rest: Record<string, string> = {}) =>
  () => ({ reportId: newId(), version: "1", ...rest });
const ofReport =
  (rest: Record<string, string> = {}) =>
  () => ({ reportId: newId(), id: newId(), ...rest });

export const reports: Area = {
  routes: {
    "GET /api/v1/reports": TENANT,
    "POST /api/v1/reports": WRITES,
    "GET /api/v1/reports/count": TENANT,
    "GET /api/v1/reports/export": ANYBODY_422,
    "GET /api/v1/reports/[id]": READ_ONE,
    "PUT /api/v1/reports/[id]": WRITES,
    "DELETE /api/v1/reports/[id]": WRITES,
    "POST /api/v1/reports/[id]/blocks": WRITES,
    "GET /api/v1/reports/[id]/figures": READ_ONE,
    "GET /api/v1/reports/[id]/csv": READ_ONE,
    "GET /api/v1/reports/[id]/pdf": READ_ONE,
    "GET /api/v1/reports/[id]/shares": MADE_ONE,
    "POST /api/v1/reports/[id]/shares": WRITES,
    "DELETE /api/v1/reports/[id]/shares/[share]": MADE_ONE,
    "GET /api/v1/reports/[id]/schedules": MADE_ONE,
    "POST /api/v1/reports/[id]/schedules": WRITES,
    "PATCH /api/v1/reports/[id]/schedules/[schedule]": WRITES,
    "DELETE /api/v1/reports/[id]/schedules/[schedule]": MADE_ONE,
    "GET /api/v1/reports/[id]/comments": READ_ONE,
    "POST /api/v1/reports/[id]/comments": ANYBODY_422,
    "PATCH /api/v1/reports/[id]/comments/[comment]": ANYBODY_422,
    "DELETE /api/v1/reports/[id]/comments/[comment]": READ_ONE,
    "GET /reports/[token]": everybody(404),
    "POST /reports/[token]": everybody(422),
    "POST /reports/[token]/pdf": everybody(422),
    "GET /reports/unsubscribe/[token]": everybody(404),
    "POST /reports/unsubscribe/[token]": everybody(422),
  },
  pages: {
    "/portal/reports": TENANT_PAGE,
    "/portal/reports/new": TENANT_PAGE,
    "/portal/reports/[id]": { ...TENANT_PAGE, ...NOT_THERE },
    // Who may make none is told so before anything is looked for.
    "/portal/reports/[id]/edit": { ...TENANT_PAGE, ...NOT_THERE, viewer: 200 },
    "/portal/reports/[id]/share": { ...TENANT_PAGE, ...NOT_THERE, viewer: 200 },
  },
  actions: {
    [`${file}#createReportAction`]: {
      page: `${page}/new`,
      form: () => ({ name: "By the walk", template: "empty", campaignId: "" }),
      expected: byMakers("ok"),
    },
    [`${file}#changeReportAction`]: {
      page,
      form: atVersion({ name: "By the walk", period: "last_month", campaignId: "" }),
      expected: byMakers(NO_REPORT),
    },
    [`${file}#deleteReportAction`]: { page, form: () => ({ id: newId(), version: "1" }), expected: byMakers(NO_REPORT) },
    [`${file}#addBlockAction`]: { page, form: atVersion({ kind: "pace", isUsual: "yes" }), expected: byMakers(NO_REPORT) },
    [`${file}#changeBlockAction`]: {
      page,
      form: atVersion({ kind: "heading", text: "By the walk", blockId: newId() }),
      expected: byMakers(NO_REPORT),
    },
    [`${file}#moveBlockAction`]: { page, form: atVersion({ blockId: newId(), to: "up" }), expected: byMakers(NO_REPORT) },
    [`${file}#removeBlockAction`]: { page, form: atVersion({ blockId: newId() }), expected: byMakers(NO_REPORT) },
    [`${file}#shareReportAction`]: {
      page,
      form: () => ({ reportId: newId(), label: "Walker", days: "7", password: "" }),
      expected: byMakers(NO_REPORT),
    },
    [`${file}#revokeShareAction`]: { page, form: ofReport(), expected: byMakers("This link was not found.") },
    [`${file}#scheduleReportAction`]: {
      page,
      form: () => ({ reportId: newId(), cadence: "weekly", weekday: "1", monthDay: "1", hour: "8", addresses: "walker@walk.example" }),
      expected: byMakers(NO_REPORT),
    },
    [`${file}#pauseScheduleAction`]: { page, form: ofReport({ isPaused: "yes" }), expected: byMakers("This schedule was not found.") },
    [`${file}#deleteScheduleAction`]: { page, form: ofReport(), expected: byMakers("This schedule was not found.") },
    [`${file}#writeCommentAction`]: {
      page,
      form: () => ({ reportId: newId(), text: "By the walk", blockId: "" }),
      expected: TENANT_ACTION(NO_REPORT),
    },
    [`${file}#editCommentAction`]: { page, form: ofReport({ text: "By the walk" }), expected: TENANT_ACTION(NO_REPORT) },
    [`${file}#deleteCommentAction`]: { page, form: ofReport(), expected: TENANT_ACTION(NO_REPORT) },
  },
};
