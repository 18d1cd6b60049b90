import type { Cast } from "../people.ts";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE, without } from "./shared.ts";

/** The walk fills in a tenant's id, which is no case; the bodies are empty, so who may write gets as far as being told so. */
const NO_CASE: Expected = { ...STAFF, support: 403, super_admin: 404 };
const NO_BODY: Expected = { ...STAFF, support: 403, super_admin: 422 };
const told = (answer: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  ...without("Manage billing", "support"),
  super_admin: answer,
});

const actions = "app/(admin)/admin/plans/dunning/actions.ts";
const PATH = "/admin/plans/dunning";
const upon = (rest: Record<string, string>) => ({
  page: `${PATH}/policy`,
  form: (cast: Cast) => ({ id: cast.tenantId, ...rest }),
  expected: told("This case was not found."),
});

/** Unpaid bills. */
export const dunning: Area = {
  routes: {
    "GET /api/v1/dunning": { ...STAFF, support: 403 },
    "GET /api/v1/dunning/[id]": NO_CASE,
    "GET /api/v1/dunning/policy": { ...STAFF, support: 403 },
    "PUT /api/v1/dunning/policy": NO_BODY,
    "POST /api/v1/dunning/[id]/pause": NO_BODY,
    "POST /api/v1/dunning/[id]/resume": NO_BODY,
    "POST /api/v1/dunning/[id]/send-next": NO_BODY,
  },
  pages: {
    [PATH]: STAFF_PAGE,
    [`${PATH}/policy`]: STAFF_PAGE,
    // Who may see money is told that there is no such case.
    [`${PATH}/[id]`]: { ...STAFF_PAGE, super_admin: 404 },
  },
  actions: {
    [`${actions}#sendNextReminderAction`]: upon({ version: "1" }),
    [`${actions}#pauseCaseAction`]: upon({ version: "1", reason: "said by the walk" }),
    [`${actions}#resumeCaseAction`]: upon({ version: "1" }),
    [`${actions}#noteCaseAction`]: upon({ text: "said by the walk" }),
    [`${actions}#recordPaymentAction`]: upon({}),
    [`${actions}#changeDunningPolicyAction`]: {
      page: `${PATH}/policy`,
      form: () => ({ kind1: "reminder", day1: "0", version: "99" }),
      expected: told("Somebody else has changed these steps meanwhile. Look at them again, then save yours."),
    },
  },
};
