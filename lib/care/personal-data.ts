import type { PersonalData } from "#lib/platform/personal-data";

export const carePersonalData: PersonalData = {
  label: "Notes about portals",
  rows: [
    {
      table: "tenant_note",
      what: "Notes you wrote about portals, as one of the operator’s staff",
      why: "So that staff know what was agreed, and with whom to speak about it.",
      belongs: "author_id = :person::uuid",
      personal: ["author_id"],
      exported: ["tenant_id", "text", "created_at", "updated_at"],
      erasure: { how: "keep", because: "It is about a portal, not about you. It has no name, only the number of your stub." },
    },
  ],
};
