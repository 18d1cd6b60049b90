/** How texts that people type are read. */
export { trimmedText } from "./trimmed-text.ts";
export type { Writer } from "./writer.ts";
