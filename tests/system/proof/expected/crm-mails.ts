import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

const mails = "app/(portal)/portal/leads/mails/actions.ts";
const activities = "app/(portal)/portal/activity-actions.ts";

/** Who may give leads to others sees and settles mails that nobody is known for. */
const sorters = (status: number): Expected => ({ ...TENANT, viewer: 403, member: 403, manager: status, tenant_admin: status, stranger: status });
const onMail = (more: () => Record<string, string> = () => ({})) => ({
  page: "/portal/leads/mails",
  form: () => ({ id: newId(), ...more() }),
  expected: { ...TENANT_ACTION("This mail was not found."), ...without("Work leads (assign, convert)", "viewer", "member") },
});

export const crmMails: Area = {
  routes: {
    // The body is empty, which is no mail: whoever may log one is told so.
    "POST /api/v1/mail-log": sorters(422),
    "GET /api/v1/crm-mails": sorters(200),
    "POST /api/v1/crm-mails": { ...TENANT, viewer: 422, member: 422, manager: 422, tenant_admin: 422, stranger: 422 },
    "DELETE /api/v1/crm-mails/[id]": sorters(404),
    "POST /api/v1/crm-mails/[id]/attach": sorters(422),
  },
  pages: { "/portal/leads/mails": TENANT_PAGE },
  actions: {
    [`${activities}#writeMailAction`]: {
      page: "/portal/leads/[id]",
      form: () => ({ about: "lead", aboutId: newId(), from: "ada@engine.example", to: "grace@navy.example", subject: "Hello" }),
      expected: TENANT_ACTION("This lead was not found."),
    },
    [`${mails}#attachMailAction`]: onMail(() => ({ lead: newId() })),
    [`${mails}#discardMailAction`]: onMail(),
  },
};
