/** What is costly to count, remembered for some seconds by this process. */
export { COSTLY_ROWS, KEPT_SECONDS, keepRecent } from "./keep-recent.ts";
