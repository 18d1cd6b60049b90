import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, NOT_STAFF, SIGN_IN_FIRST, STAFF, STAFF_PAGE, without } from "./shared.ts";

const wizard = "app/(admin)/admin/tenants/new/actions.ts";
const life = "app/(admin)/admin/tenants/[id]/life-actions.ts";
const NO_DRAFT = "This draft was not found.";

/** Support may look at tenants; only super-admins open, copy, take along and delete them. */
const byManagers = (answer: string): Expected => ({
  ...everybody(NOT_STAFF),
  nobody: SIGN_IN_FIRST,
  ...without("Create, change and suspend tenants", "support"),
  super_admin: answer,
});
const slug = () => `walk-${newId().slice(-12)}`;
const draft = { id: "01900000-0000-7000-8000-000000000000", version: "1" };
const page = "/admin/tenants/new";
const onTenant = "/admin/tenants/[id]/export";

export const lifecycle: Area = {
  routes: {
    // The walk fills in a tenant's id, which is no export.
    "GET /api/v1/tenants/[id]/exports/[exportId]": { ...STAFF, support: 403, super_admin: 404 },
  },
  pages: {
    "/admin/tenants/new/[draft]/[step]": { ...STAFF_PAGE, super_admin: 404 },
    "/admin/tenants/[id]/clone": STAFF_PAGE,
    "/admin/tenants/[id]/export": STAFF_PAGE,
    "/admin/tenants/[id]/delete": STAFF_PAGE,
  },
  actions: {
    [`${wizard}#beginTenantAction`]: {
      page,
      form: () => ({ name: "Begun by the walk", slug: slug(), kind: "client" }),
      expected: byManagers("redirect"),
    },
    [`${wizard}#keepBusinessAction`]: {
      page,
      form: () => ({ ...draft, name: "Walk", slug: slug(), kind: "client" }),
      expected: byManagers(NO_DRAFT),
    },
    [`${wizard}#keepPlanAction`]: { page, form: () => ({ ...draft, planKey: "free", start: "trial" }), expected: byManagers(NO_DRAFT) },
    [`${wizard}#keepPlaceAction`]: {
      page,
      form: () => ({ ...draft, timeZone: "UTC", currency: "USD", locale: "en" }),
      expected: byManagers(NO_DRAFT),
    },
    [`${wizard}#keepPeopleAction`]: { page, form: () => ({ ...draft, invite: "later" }), expected: byManagers(NO_DRAFT) },
    [`${wizard}#checkSlugAction`]: { page, form: () => ({ slug: "nobody-has-this" }), expected: byManagers("ok") },
    [`${wizard}#discardDraftAction`]: { page, form: () => ({ id: draft.id }), expected: byManagers(NO_DRAFT) },
    [`${wizard}#createFromDraftAction`]: { page, form: () => draft, expected: byManagers(NO_DRAFT) },
    [`${life}#cloneTenantAction`]: {
      page: onTenant,
      form: () => ({ id: draft.id, name: "Walk", slug: slug() }),
      expected: byManagers("This tenant was not found."),
    },
    [`${life}#askForExportAction`]: { page: onTenant, form: () => ({ id: draft.id }), expected: byManagers("This tenant was not found.") },
    [`${life}#cancelExportAction`]: {
      page: onTenant,
      form: () => ({ id: draft.id, exportId: draft.id }),
      expected: byManagers("This export has ended already."),
    },
    [`${life}#askForDeletionAction`]: {
      page: onTenant,
      form: () => ({ id: draft.id, reason: "said by the walk", confirmation: "nothing" }),
      expected: byManagers("This tenant was not found."),
    },
    [`${life}#callOffDeletionAction`]: {
      page: onTenant,
      form: () => ({ id: draft.id }),
      expected: byManagers("There is no deletion to call off: it has begun, or nobody asked for it."),
    },
  },
};
