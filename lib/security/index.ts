/** What staff must know of how people get in, and who tries to: counted from the audit trail and from what stands now. */
export { readSecurity } from "./read-security.ts";
