import type { PersonalData } from "#lib/platform/personal-data";

export const draftsPersonalData: PersonalData = {
  label: "Your drafts",
  rows: [
    {
      table: "draft",
      what: "Tasks that you began and did not finish",
      why: "So that nothing you typed is lost; deleted after 30 days.",
      belongs: "owner_id = :person::uuid",
      personal: ["owner_id"],
      exported: ["kind", "data", "created_at", "updated_at"],
      erasure: { how: "delete" },
    },
  ],
};
