import type { Queryable } from "#lib/platform/database";
import { DEFAULT_SETTINGS, SETTING_GROUPS, type SettingGroup, type Settings } from "./schema.ts";

export interface SettingRow {
  key: string;
  value: unknown;
  version: number;
  updated_at: Date;
  by: string | null;
}

/** All groups that were ever changed, with who did it last; for a reader that may see across tenants. */
export const SETTINGS_QUERY = {
  name: "installation-settings",
  text: `SELECT s.key, s.value, s.version, s.updated_at, u.name AS by
         FROM installation_setting s LEFT JOIN "user" u ON u.id = s.updated_by_id ORDER BY s.key`,
};

/** What the rows say. A value that this version of the portal cannot read counts as not set: it must not lock everybody out. */
export function settingsOf(rows: Pick<SettingRow, "key" | "value">[]): Settings {
  const settings: Settings = { ...DEFAULT_SETTINGS };
  for (const { key, value } of rows) if (isGroup(key)) Object.assign(settings, { [key]: readGroup(key, value) });
  return settings;
}

export function readGroup<G extends SettingGroup>(group: G, stored: unknown): Settings[G] {
  const parsed = SETTING_GROUPS[group].safeParse(stored);
  // The schema of a group makes its value; the type cannot follow it through the map.
  return (parsed.success ? parsed.data : DEFAULT_SETTINGS[group]) as Settings[G];
}

const isGroup = (key: string): key is SettingGroup => key in SETTING_GROUPS;

/** The settings as they stand in a transaction that may see across tenants. */
export async function settingsIn(tx: Queryable): Promise<Settings> {
  return settingsOf(await tx.query<SettingRow>(SETTINGS_QUERY));
}
