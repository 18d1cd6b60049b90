import { type Area, type Expected, everybody, SIGN_IN_FIRST, STAFF, TO_LOGIN } from "./shared.ts";

const told = (message: string): Expected => ({ ...everybody(message), nobody: SIGN_IN_FIRST });
const actions = "app/(account)/account/privacy/actions.ts";
/** Who may manage tenants. The bodies are empty here: they are told what is missing. */
const MANAGERS: Expected = { ...STAFF, support: 403, super_admin: 422 };

export const privacy: Area = {
  routes: {
    "POST /api/v1/people/[id]/export": MANAGERS,
    "POST /api/v1/people/[id]/erase": MANAGERS,
    // Nobody in the walk has a copy of this id.
    "GET /api/v1/privacy/exports/[id]": { ...everybody(404), nobody: 401 },
  },
  pages: { "/account/privacy": { ...everybody(200), nobody: TO_LOGIN } },
  actions: {
    [`${actions}#askForExportAction`]: { page: "/account/privacy", form: () => ({}), expected: told("ok") },
    [`${actions}#askForErasureAction`]: {
      page: "/account/privacy",
      form: () => ({ confirmation: "not the address" }),
      expected: told("Type your address to confirm."),
    },
    [`${actions}#callOffErasureAction`]: { page: "/account/privacy", form: () => ({}), expected: told("There is no erasure to call off.") },
  },
};
