import type { PersonalData } from "#lib/platform/personal-data";

export const settingsPersonalData: PersonalData = {
  label: "Settings of the installation",
  rows: [
    {
      table: "installation_setting",
      what: "Settings that you changed last",
      why: "So that staff know who set how the portal works.",
      belongs: "updated_by_id = :person::uuid",
      personal: ["updated_by_id"],
      exported: ["key", "value", "updated_at"],
      erasure: { how: "keep", because: "It has no name, only the number of your stub." },
    },
  ],
  notPersonal: {},
};
