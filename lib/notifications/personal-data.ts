import type { PersonalData } from "#lib/platform/personal-data";

export const notificationsPersonalData: PersonalData = {
  label: "Notifications",
  rows: [
    {
      table: "notification",
      what: "What you were told",
      why: "To tell you of what concerns you, for half a year.",
      belongs: "user_id = :person::uuid",
      personal: ["user_id"],
      exported: ["tenant_id", "kind", "title", "body", "href", "read_at", "created_at"],
      erasure: { how: "delete" },
    },
    {
      table: "notification_setting",
      what: "How you want to be told",
      why: "To tell you no more than you wish.",
      belongs: "user_id = :person::uuid",
      personal: ["user_id"],
      exported: ["kind", "in_portal", "by_mail"],
      erasure: { how: "delete" },
    },
  ],
  notPersonal: { "notification_setting.by_mail": "whether to write, not where to" },
};
