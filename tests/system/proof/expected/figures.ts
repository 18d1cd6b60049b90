import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, TENANT, TENANT_ACTION, TENANT_PAGE, without } from "./shared.ts";

const file = "app/(portal)/portal/imports/actions.ts";
const page = "/portal/imports";
const NOT_FOUND = "This import was not found.";

/** Those who may create campaigns import figures; the walk fills in a tenant's id, which is no import. */
const importers = (status: number): Expected => ({ ...TENANT, viewer: 403, member: 403, manager: status, tenant_admin: status, stranger: status });
const onImport = () => ({
  page,
  form: () => ({ id: newId() }),
  expected: { ...TENANT_ACTION(NOT_FOUND), ...without("Create campaigns", "viewer", "member") },
});

export const figures: Area = {
  routes: {
    "GET /api/v1/figures": TENANT,
    "GET /api/v1/figures/changes": TENANT,
    "GET /api/v1/figures/export": TENANT,
    "GET /api/v1/figures/imports": importers(200),
    // The body is empty: whoever may import gets as far as being told so.
    "POST /api/v1/figures/imports": importers(422),
    "GET /api/v1/figures/imports/[id]": importers(404),
    "POST /api/v1/figures/imports/[id]/pieces": importers(422),
    "GET /api/v1/figures/imports/[id]/errors": importers(404),
    "POST /api/v1/figures/ingest": importers(422),
  },
  pages: {
    "/portal/figures": TENANT_PAGE,
    "/portal/imports": TENANT_PAGE,
    "/portal/imports/new": TENANT_PAGE,
    // Who may not import is told so before anything is looked for.
    "/portal/imports/[id]": { ...TENANT_PAGE, manager: 404, tenant_admin: 404, stranger: 404 },
  },
  actions: {
    [`${file}#mapImportAction`]: {
      ...onImport(),
      form: () => ({
        ...{ id: newId(), day: "Day", lastDay: "", campaign: "Campaign", campaignId: "", channelColumn: "", currencyColumn: "" },
        ...{ impressions: "", clicks: "", conversions: "", spend: "Cost", revenue: "" },
        ...{ channel: "email", currency: "EUR", dateOrder: "ymd", decimal: ".", createCampaigns: "yes" },
      }),
    },
    [`${file}#startImportAction`]: onImport(),
    [`${file}#cancelImportAction`]: onImport(),
    [`${file}#undoImportAction`]: onImport(),
    [`${file}#dropImportAction`]: onImport(),
  },
};
