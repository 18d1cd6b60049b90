import { requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { LockedOut, SettingGroup, StoredGroup, StoredSettings } from "./schema.ts";
import { readGroup, SETTINGS_QUERY, type SettingRow } from "./stored.ts";

const MOST_COUNTED = 1_000;

// As `findSession` counts them, but for what is decided per tenant. Counting stops early: a hundred thousand sessions take a while.
const LOCKED_OUT = `
  SELECT count(DISTINCT user_id)::int AS people, count(*)::int AS sessions,
         (SELECT count(*)::int FROM (SELECT FROM api_key WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $1) LIMIT $2 + 1) k) AS keys
  FROM (
    SELECT s.user_id FROM auth_session s JOIN "user" u ON u.id = s.user_id
    WHERE s.revoked_at IS NULL AND s.expires_at > $1 AND u.status = 'active' AND u.platform_role IS NULL AND s.session_version = u.session_version
    LIMIT $2 + 1
  ) open`;

/** What the operator set, by whom and when, and whom a maintenance would lock out now. For staff; support may look. */
export async function readSettings(context: StaffContext): Promise<{
  settings: StoredSettings;
  lockedOut: LockedOut;
  plans: { key: string; name: string }[];
}> {
  requireStaff(context);
  return readAcrossTenants(context, "settings", async (tx) => {
    const rows = await tx.query<SettingRow>(SETTINGS_QUERY);
    const [lockedOut] = await tx.query<Counted>({ name: "locked-out", text: LOCKED_OUT, values: [context.clock.now(), MOST_COUNTED] });
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
      invoicing: group("invoicing"),
    };
    return { settings, lockedOut: boundedOf(lockedOut ?? { people: 0, sessions: 0, keys: 0 }), plans };
  });
}

type Counted = Pick<LockedOut, "people" | "sessions" | "keys">;

/** Where counting stopped, it is not known how many people they are of. */
const boundedOf = ({ people, sessions, keys }: Counted): LockedOut => ({
  people: sessions > MOST_COUNTED ? null : people,
  sessions: Math.min(sessions, MOST_COUNTED),
  areMoreSessions: sessions > MOST_COUNTED,
  keys: Math.min(keys, MOST_COUNTED),
  areMoreKeys: keys > MOST_COUNTED,
});
