import type { PersonalData } from "#lib/platform/personal-data";

export const backupsPersonalData: PersonalData = {
  label: "Your backups",
  rows: [
    {
      table: "backup_task",
      what: "Work on backups that you asked for",
      why: "So that it is known who made, checked or cancelled a backup.",
      belongs: "asked_by_id = :person::uuid",
      personal: ["asked_by_id"],
      exported: ["kind", "state", "created_at", "started_at", "ended_at"],
      erasure: { how: "change", set: { asked_by_id: "NULL" }, because: "The backups stay, without who asked for them." },
    },
  ],
  notPersonal: { "backup.file_name": "the name of a file" },
};
