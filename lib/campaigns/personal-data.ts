import type { PersonalData } from "#lib/platform/personal-data";

export const campaignsPersonalData: PersonalData = {
  label: "Campaigns",
  rows: [
    {
      table: "campaign",
      what: "Campaigns that are yours",
      why: "To know who looks after them.",
      belongs: "owner_id = :person::uuid",
      personal: ["owner_id"],
      exported: ["tenant_id", "name", "type", "status", "starts_on", "ends_on"],
      erasure: { how: "change", set: { owner_id: "NULL" }, because: "They are the company’s, and stay without you." },
    },
    {
      table: "campaign_activity",
      what: "What you did with campaigns",
      why: "So that those who work with a campaign know what happened with it.",
      belongs: "actor_id = :person::uuid",
      personal: ["actor_id"],
      exported: ["tenant_id", "campaign_id", "kind", "at"],
      erasure: { how: "change", set: { actor_id: "NULL" }, because: "What happened is the company’s, and stays without you." },
    },
  ],
  notPersonal: { "campaign.name": "the name of a campaign" },
};
