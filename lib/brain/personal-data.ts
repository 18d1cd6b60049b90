import type { PersonalData } from "#lib/platform/personal-data";

export const brainPersonalData: PersonalData = { label: "Gateway", rows: [], notPersonal: {} };
