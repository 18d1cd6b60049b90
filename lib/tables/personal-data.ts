import type { PersonalData } from "#lib/platform/personal-data";

export const tablesPersonalData: PersonalData = {
  label: "Your lists",
  rows: [
    {
      table: "saved_view",
      what: "Views of lists that you saved",
      why: "So that you find a list as you left it.",
      belongs: "owner_id = :person::uuid",
      personal: ["owner_id"],
      exported: ["tenant_id", "table_key", "name", "state", "is_shared", "is_default", "created_at", "updated_at"],
      erasure: { how: "delete" },
    },
    {
      table: "bulk_run",
      what: "Acts upon many records that you asked for",
      why: "So that it is known how they went.",
      belongs: "asked_by_id = :person::uuid",
      personal: ["asked_by_id"],
      exported: ["tenant_id", "table_key", "action", "input", "status", "total", "done", "refused", "created_at", "ended_at"],
      erasure: { how: "delete" },
    },
  ],
  notPersonal: { "saved_view.name": "the name of a view" },
};
