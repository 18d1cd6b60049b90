import type { PersonalData } from "#lib/platform/personal-data";

export const servicesPersonalData: PersonalData = {
  label: "Services",
  rows: [],
  notPersonal: {
    "service.name": "the name of a program",
    "service.owner": "the team that mends it",
    "service_instance.address": "where a program answers",
    "service_probe.name": "what a probe is called",
  },
};
