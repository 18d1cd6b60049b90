import type { Cast } from "../people.ts";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE } from "./shared.ts";

/** The walk fills in a tenant's id, which is neither a queue nor a run. */
const NO_QUEUE: Expected = { ...STAFF, support: 404, super_admin: 404 };
const NO_QUEUE_PAGE: Expected = { ...STAFF_PAGE, support: 404, super_admin: 404 };
const toStaff = (answer: string): Expected => ({ ...everybody(NOT_STAFF), nobody: SIGN_IN_FIRST, support: answer, super_admin: answer });

const actions = "app/(admin)/admin/jobs/actions.ts";
const upon = (answer: string) => ({
  page: "/admin/jobs",
  form: (cast: Cast) => ({ queue: "mail.send", id: cast.tenantId }),
  expected: toStaff(answer),
});

export const operations: Area = {
  routes: {
    "GET /api/v1/platform/jobs": STAFF,
    "POST /api/v1/platform/jobs/[queue]/run": NO_QUEUE,
    "GET /api/v1/platform/jobs/[queue]/runs": NO_QUEUE,
    "GET /api/v1/platform/jobs/[queue]/runs/count": NO_QUEUE,
    // Without a format, and without an act: whoever may ask is told what is missing.
    "GET /api/v1/platform/jobs/[queue]/runs/export": { ...STAFF, support: 422, super_admin: 422 },
    "POST /api/v1/platform/jobs/[queue]/runs/bulk": { ...STAFF, support: 422, super_admin: 422 },
    "GET /api/v1/platform/jobs/[queue]/runs/[id]": NO_QUEUE,
    // Whoever deletes what is gone is told so.
    "DELETE /api/v1/platform/jobs/[queue]/runs/[id]": { ...STAFF, support: 409, super_admin: 409 },
    "POST /api/v1/platform/jobs/[queue]/runs/[id]/retry": NO_QUEUE,
    "POST /api/v1/platform/jobs/[queue]/runs/[id]/cancel": NO_QUEUE,
    "GET /api/v1/platform/system": STAFF,
  },
  pages: {
    "/admin/jobs": STAFF_PAGE,
    "/admin/jobs/[queue]": NO_QUEUE_PAGE,
    "/admin/jobs/[queue]/[id]": NO_QUEUE_PAGE,
    "/admin/system": STAFF_PAGE,
  },
  actions: {
    [`${actions}#retryRunAction`]: upon("This run was not found."),
    [`${actions}#cancelRunAction`]: upon("This run was not found."),
    [`${actions}#deleteDeadLetterAction`]: upon("It is no longer there: somebody sent it again or deleted it, or it was kept long enough."),
    [`${actions}#runScheduleAction`]: {
      page: "/admin/jobs",
      form: () => ({ queue: "mail.send" }),
      expected: toStaff("This schedule was not found."),
    },
  },
};
