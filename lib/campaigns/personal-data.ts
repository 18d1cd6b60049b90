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
      table: "figure_import",
      what: "Files with figures that you imported",
      why: "To know where figures come from.",
      belongs: "asked_by_id = :person::uuid",
      personal: ["asked_by_id"],
      exported: ["tenant_id", "file_name", "source", "status", "created_at", "ended_at"],
      erasure: { how: "change", set: { asked_by_id: "NULL" }, because: "They are the company’s, and stay without you." },
    },
  ],
  notPersonal: {
    "campaign.name": "the name of a campaign",
    "figure_import.file_name": "the name of a file",
    "figure_import_row.campaign_name": "the name of a campaign",
  },
};
