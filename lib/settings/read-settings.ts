import { requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { LockedOut, SettingGroup, StoredGroup, StoredSettings } from "./schema.ts";
import { readGroup, SETTINGS_QUERY, type SettingRow } from "./stored.ts";

// As `findSession` counts them, but for what is decided per tenant.
const LOCKED_OUT = `
  SELECT count(DISTINCT s.user_id)::int AS people, count(*)::int AS sessions,
         (SELECT count(*)::int FROM api_key k WHERE k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $1)) AS keys
  FROM auth_session s JOIN "user" u ON u.id = s.user_id
  WHERE s.revoked_at IS NULL AND s.expires_at > $1 AND u.status = 'active' AND u.platform_role IS NULL AND s.session_version = u.session_version`;

/** What the operator set, by whom and when, and whom a maintenance would lock out now. For staff; support may look. */
export async function readSettings(context: StaffContext): Promise<{
  settings: StoredSettings;
  lockedOut: LockedOut;
  plans: { key: string; name: string }[];
}> {
  requireStaff(context);
  return readAcrossTenants(context, "settings", async (tx) => {
    const rows = await tx.query<SettingRow>(SETTINGS_QUERY);
    const [lockedOut] = await tx.query<LockedOut>({ name: "locked-out", text: LOCKED_OUT, values: [context.clock.now()] });
    const plans = await tx.query<{ key: string; name: string }>({ text: "SELECT key, name FROM plan ORDER BY position, key" });
    const group = <G extends SettingGroup>(key: G): StoredGroup<G> => {
      const row = rows.find((each) => each.key === key);
      const changed = row ? { at: row.updated_at.toISOString(), by: row.by } : null;
      return { value: readGroup(key, row?.value ?? {}), version: row?.version ?? 0, changed };
    };
    const settings = {
      maintenance: group("maintenance"),
      announcement: group("announcement"),
      registration: group("registration"),
      limits: group("limits"),
      product: group("product"),
    };
    return { settings, lockedOut: lockedOut ?? { people: 0, sessions: 0, keys: 0 }, plans };
  });
}
