/** What is costly to read, remembered by this process: for some seconds, or while what it is made of stands. */
export { COSTLY_ROWS, KEPT_SECONDS, keepRecent, keepWhile } from "./keep-recent.ts";
