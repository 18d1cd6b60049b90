import { labels } from "./labels.ts";
import { personalData } from "./personal-data.ts";
import { platform } from "./platform.ts";
import { platformRefusals } from "./platform-refusals.ts";
import { refusals } from "./refusals.ts";
import { results } from "./results.ts";

/** What rooms and tables of constants say, by their English. */
export const said: Record<string, string> = { ...platform, ...platformRefusals, ...labels, ...results, ...refusals, ...personalData };
