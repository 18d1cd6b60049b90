import { labels } from "./labels.ts";
import { personalData } from "./personal-data.ts";
import { refusals } from "./refusals.ts";
import { results } from "./results.ts";
import { tenants } from "./tenants.ts";

/** What rooms and tables of constants say, by their English. */
export const said: Record<string, string> = { ...labels, ...results, ...refusals, ...personalData, ...tenants };
