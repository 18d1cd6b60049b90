import type { PersonalData } from "#lib/platform/personal-data";

export const dunningPersonalData: PersonalData = {
  label: "Unpaid bills that you followed up",
  rows: [
    {
      table: "dunning_event",
      what: "What you did and noted about unpaid bills, as one of the operator’s staff",
      why: "So that staff know what was done, and what was agreed.",
      belongs: "actor_id = :person::uuid",
      personal: ["actor_id"],
      exported: ["tenant_id", "kind", "text", "at"],
      erasure: { how: "keep", because: "It is about a tenant’s bill, not about you. It has no name, only the number of your stub." },
    },
  ],
};
