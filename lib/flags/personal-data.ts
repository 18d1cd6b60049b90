import type { PersonalData } from "#lib/platform/personal-data";

export const flagsPersonalData: PersonalData = {
  label: "Feature flags",
  rows: [],
  notPersonal: { "feature_flag.name": "the name of a part of the product" },
};
