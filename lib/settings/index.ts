/** Settings of the whole installation: maintenance, announcement, registration, limits, what the product is called, who sends invoices. */
export { changeAnnouncement, changeInvoicing, changeLimits, changeMaintenance, changeProduct, changeRegistration } from "./change-settings.ts";
export { isAnnounced, retryAfterSeconds, stateOfPeriod } from "./periods.ts";
export { settingsPersonalData } from "./personal-data.ts";
export { readSettings } from "./read-settings.ts";
export { installationSettings, startSettingsMemory } from "./settings-memory.ts";
export { settingsIn } from "./stored.ts";
export { watchPeriods } from "./watch-periods.ts";
