import type { reports as english } from "../en/reports.ts";
import type { Same } from "../same.ts";

export const reports: Same<typeof english> = { reports: "Berichte" };
