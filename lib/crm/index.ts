/**
 * Whom a tenant does business with, and would like to: leads from the first sign of them, contacts, companies, deals in the stages
 * of a pipeline, and what was done with each. Other rooms hear of it by events.
 */
export { crmPersonalData } from "./personal-data.ts";
