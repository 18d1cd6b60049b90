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
    {
      table: "campaign_creative",
      what: "Creatives that you submitted",
      why: "To tell you how it was decided.",
      belongs: "submitted_by_id = :person::uuid",
      personal: ["submitted_by_id"],
      exported: ["tenant_id", "name", "state", "submitted_at"],
      erasure: { how: "change", set: { submitted_by_id: "NULL" }, because: "They are the company’s, and stay without you." },
    },
    {
      table: "campaign_creative_version",
      what: "Versions of creatives that you made",
      why: "So that it is known who made them.",
      belongs: "made_by_id = :person::uuid",
      personal: ["made_by_id"],
      exported: ["tenant_id", "creative_id", "number", "text", "made_at"],
      erasure: { how: "change", set: { made_by_id: "NULL" }, because: "They are the company’s, and stay without you." },
    },
    {
      table: "campaign_creative_comment",
      what: "What you said of creatives",
      why: "So that those who work on them know what is to change.",
      belongs: "author_id = :person::uuid",
      personal: ["author_id"],
      exported: ["tenant_id", "creative_id", "body", "created_at"],
      erasure: { how: "change", set: { author_id: "NULL" }, because: "The work goes on from what was said, and it stays without you." },
    },
  ],
  notPersonal: { "campaign.name": "the name of a campaign", "campaign_creative.name": "the name of a picture or a text" },
};
