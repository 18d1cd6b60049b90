export { trimmedText } from "./trimmed-text.ts";
