import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE, TENANT, TENANT_ACTION, TENANT_PAGE } from "./shared.ts";

/** What clients and the operator's staff both use. */
const both = (status: number): Expected => ({ ...everybody(status), nobody: 401, suspended: 403 });
/** The walk fills in a tenant's id, which is no conversation and no file. */
const NOTHING = both(404);
/** The body is empty, and everybody gets as far as being told so. */
const NO_BODY = both(422);
const ONLY_STAFF: Expected = { ...STAFF, support: 422, super_admin: 422 };
const NO_CONVERSATION: Partial<Expected> = { viewer: 404, member: 404, manager: 404, tenant_admin: 404, stranger: 404 };

const ofClients = "app/(portal)/portal/support/actions.ts";
const ofStaff = "app/(admin)/admin/conversations/actions.ts";
const NOT_FOUND = "This conversation was not found.";
const byClients = (more: () => Record<string, string> = () => ({})) => ({
  page: "/portal/support",
  form: () => ({ id: newId(), ...more() }),
  expected: TENANT_ACTION(NOT_FOUND),
});
const byStaff = (more: () => Record<string, string> = () => ({})) => ({
  page: "/admin/conversations",
  form: () => ({ id: newId(), ...more() }),
  expected: { ...everybody(NOT_STAFF), nobody: SIGN_IN_FIRST, support: NOT_FOUND, super_admin: NOT_FOUND },
});
const said = () => ({ text: "Said by the walk", attachments: "" });

export const conversations: Area = {
  routes: {
    "GET /api/v1/conversations": both(200),
    "POST /api/v1/conversations": { ...TENANT, viewer: 422, member: 422, manager: 422, tenant_admin: 422, stranger: 422 },
    "GET /api/v1/conversations/figures": STAFF,
    "GET /api/v1/conversations/[id]": NOTHING,
    "POST /api/v1/conversations/[id]/messages": NO_BODY,
    // The walk fills in no second id.
    "PATCH /api/v1/conversations/[id]/messages/[messageId]": NO_BODY,
    "POST /api/v1/conversations/[id]/messages/[messageId]/withdraw": NO_BODY,
    "POST /api/v1/conversations/[id]/notes": ONLY_STAFF,
    "POST /api/v1/conversations/[id]/resolve": NOTHING,
    "PUT /api/v1/conversations/[id]/assignee": ONLY_STAFF,
    "POST /api/v1/conversations/[id]/people": NO_BODY,
    "POST /api/v1/conversations/[id]/read": NO_BODY,
    "PUT /api/v1/conversations/[id]/draft": NO_BODY,
    // The address says no name.
    "POST /api/v1/conversations/attachments": NO_BODY,
    "GET /api/v1/conversations/attachments/[id]": NOTHING,
    "DELETE /api/v1/conversations/attachments/[id]": NOTHING,
    "GET /api/v1/conversations/attachments/[id]/picture": NOTHING,
  },
  pages: {
    "/portal/support": TENANT_PAGE,
    "/portal/support/new": TENANT_PAGE,
    "/portal/support/[id]": { ...TENANT_PAGE, ...NO_CONVERSATION },
    "/admin/conversations": STAFF_PAGE,
    "/admin/conversations/[id]": { ...STAFF_PAGE, support: 404, super_admin: 404 },
  },
  actions: {
    [`${ofClients}#openConversationAction`]: {
      page: "/portal/support/new",
      form: () => ({ subject: "By the walk", ...said(), link: "" }),
      expected: TENANT_ACTION("ok"),
    },
    [`${ofClients}#writeMessageAction`]: byClients(said),
    [`${ofClients}#editMessageAction`]: byClients(() => ({ messageId: newId(), text: "Said otherwise" })),
    [`${ofClients}#withdrawMessageAction`]: byClients(() => ({ messageId: newId() })),
    [`${ofClients}#resolveConversationAction`]: byClients(),
    [`${ofClients}#addPersonAction`]: byClients(() => ({ userId: newId() })),
    [`${ofStaff}#answerAction`]: byStaff(said),
    [`${ofStaff}#noteAction`]: byStaff(() => ({ text: "Noted by the walk" })),
    [`${ofStaff}#assignAction`]: byStaff(() => ({ assigneeId: "" })),
    [`${ofStaff}#resolveAction`]: byStaff(),
    [`${ofStaff}#editAnswerAction`]: byStaff(() => ({ messageId: newId(), text: "Said otherwise" })),
    [`${ofStaff}#withdrawAnswerAction`]: byStaff(() => ({ messageId: newId() })),
    [`${ofStaff}#addClientAction`]: byStaff(() => ({ userId: newId() })),
  },
};
