import type { PersonalData } from "#lib/platform/personal-data";

export const brandingPersonalData: PersonalData = {
  label: "Branding",
  rows: [],
  notPersonal: { "tenant_branding.product_name": "the name of a portal" },
};
