/**
 * Configuration: the only room that reads the environment. Every setting is declared once in `settings.ts`,
 * parsed here, and documented in `.env.example` (a test compares the two).
 */
export { type DescribedSetting, describeSettings } from "./describe-settings.ts";
export { type Config, ConfigError, loadConfig, readEnvironment } from "./load-config.ts";
export { SETTINGS, type SettingName } from "./settings.ts";
