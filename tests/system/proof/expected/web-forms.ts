import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

const file = "app/(portal)/portal/forms/actions.ts";
const NOT_WORKING_LEADS = without("Work leads (assign, convert)", "viewer", "member");
const NO_FORM: Expected = { ...TENANT, viewer: 404, member: 404, manager: 404, tenant_admin: 404, stranger: 404 };
/** The body is empty: whoever may gets as far as being told so. */
const WORKING: Expected = { ...TENANT, viewer: 403, member: 403, manager: 422, tenant_admin: 422, stranger: 422 };
const form = {
  ...{
    name: "By the walk",
    title: "Write to us",
    language: "en",
    submitLabel: "Send",
    thanksText: "Thank you",
    use_email: "on",
    label_email: "Mail",
  },
  ...{ minSeconds: "3", hourlyLimit: "10", proofBits: "0", assignment: "rules", isActive: "on" },
};

export const webForms: Area = {
  routes: {
    "GET /api/v1/crm/forms": TENANT,
    "POST /api/v1/crm/forms": WORKING,
    // The walk fills in a tenant's id, which is no form.
    "GET /api/v1/crm/forms/[id]": NO_FORM,
    "PUT /api/v1/crm/forms/[id]": WORKING,
    "GET /api/v1/crm/forms/[id]/submissions": NO_FORM,
    "POST /api/v1/crm/form-submissions/[id]": WORKING,
    // Open to all: there is no form of this key, and nothing in an empty body.
    "GET /api/forms/[key]": everybody(404),
    "POST /api/forms/[key]": everybody(422),
    "GET /f/[key]": everybody(404),
  },
  pages: {
    "/portal/forms": TENANT_PAGE,
    "/portal/forms/new": TENANT_PAGE,
    "/portal/forms/[id]": { ...TENANT_PAGE, viewer: 404, member: 404, manager: 404, tenant_admin: 404, stranger: 404 },
  },
  actions: {
    [`${file}#createFormAction`]: { page: "/portal/forms/new", form: () => form, expected: { ...TENANT_ACTION("ok"), ...NOT_WORKING_LEADS } },
    [`${file}#changeFormAction`]: {
      page: "/portal/forms",
      form: () => ({ ...form, id: newId(), version: "1" }),
      expected: { ...TENANT_ACTION("This form was not found."), ...NOT_WORKING_LEADS },
    },
    [`${file}#reviewSubmissionAction`]: {
      page: "/portal/forms",
      form: () => ({ id: newId(), act: "process" }),
      expected: { ...TENANT_ACTION("This submission was not found."), ...NOT_WORKING_LEADS },
    },
  },
};
