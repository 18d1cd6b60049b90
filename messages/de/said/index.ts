import { endings } from "./endings.ts";
import { labels } from "./labels.ts";
import { operator } from "./operator.ts";
import { personalData } from "./personal-data.ts";
import { platform } from "./platform.ts";
import { platformRefusals } from "./platform-refusals.ts";
import { refusals } from "./refusals.ts";
import { results } from "./results.ts";
import { tenants } from "./tenants.ts";
import { trail } from "./trail.ts";

/** What rooms and tables of constants say, by their English. */
export const said: Record<string, string> = {
  ...platform,
  ...platformRefusals,
  ...labels,
  ...results,
  ...refusals,
  ...personalData,
  ...tenants,
  ...operator,
  ...trail,
  ...endings,
};
