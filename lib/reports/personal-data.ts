import type { PersonalData } from "#lib/platform/personal-data";

const COMPANYS = "They are the company’s, and stay without you.";

export const reportsPersonalData: PersonalData = {
  label: "Reports",
  rows: [
    {
      table: "report_comment",
      what: "What you said of reports",
      why: "To show it to those who read the report.",
      belongs: "author_id = :person::uuid",
      personal: ["author_id", "text"],
      exported: ["tenant_id", "report_id", "text", "created_at", "edited_at"],
      erasure: { how: "delete" },
    },
    {
      table: "report_comment",
      what: "Comments on reports that mentioned you",
      why: "To tell you of each once.",
      belongs: "told_ids @> ARRAY[:person::uuid]",
      personal: ["told_ids"],
      exported: ["tenant_id", "report_id", "created_at"],
      erasure: { how: "change", set: { told_ids: "array_remove(told_ids, :person::uuid)" }, because: COMPANYS },
    },
    {
      table: "report_recipient",
      what: "Reports that are mailed to you",
      why: "To send them.",
      belongs: "(user_id = :person::uuid OR email = ANY(:addresses::text[]))",
      personal: ["user_id", "email"],
      exported: ["tenant_id", "schedule_id", "unsubscribed_at"],
      erasure: { how: "delete" },
    },
    {
      table: "report",
      what: "Reports that you made",
      why: "To know whose they are.",
      belongs: "author_id = :person::uuid",
      personal: ["author_id"],
      exported: ["tenant_id", "name", "created_at", "changed_at"],
      erasure: { how: "change", set: { author_id: "NULL" }, because: COMPANYS },
    },
    {
      table: "report_share",
      what: "Links to reports that you made",
      why: "To know who gave a report away.",
      belongs: "created_by_id = :person::uuid",
      personal: ["created_by_id"],
      exported: ["tenant_id", "report_id", "label", "expires_at", "created_at"],
      erasure: { how: "change", set: { created_by_id: "NULL" }, because: COMPANYS },
    },
    {
      table: "report_schedule",
      what: "Reports that you have mailed",
      why: "To know who has them sent.",
      belongs: "created_by_id = :person::uuid",
      personal: ["created_by_id"],
      exported: ["tenant_id", "report_id", "cadence", "created_at"],
      erasure: { how: "change", set: { created_by_id: "NULL" }, because: COMPANYS },
    },
  ],
  notPersonal: { "report.name": "the name of a report", "report.sort_name": "the name of a report" },
};
