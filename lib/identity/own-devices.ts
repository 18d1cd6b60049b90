import { type Context, requireOwnAccount } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { sha256 } from "#lib/platform/crypto";
import { notFound } from "#lib/platform/errors";
import type { KnownDeviceView } from "./sessions-schema.ts";

const MOST_SHOWN = 50;

interface DeviceRow {
  id: string;
  label: string;
  token_hash: string;
  first_seen_at: Date;
  last_seen_at: Date;
}

/**
 * Browsers on which the person was let in before, the 50 used last.
 * @throws `forbidden` while a member of staff acts as the person
 */
export async function listOwnDevices(context: Context): Promise<KnownDeviceView[]> {
  const { userId } = requireOwnAccount(context).actor;
  const current = context.origin.deviceToken === null ? null : sha256(context.origin.deviceToken);
  const rows = await context.db.system<DeviceRow>({
    text: `SELECT id, label, token_hash, first_seen_at, last_seen_at FROM known_device WHERE user_id = $1
           ORDER BY last_seen_at DESC, id DESC LIMIT ${MOST_SHOWN}`,
    values: [userId],
  });
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    isCurrent: row.token_hash === current,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
  }));
}

/**
 * Makes a browser a stranger again: the next sign-in there is told by mail. Its sessions stay.
 * @throws `not_found` for a device that is forgotten already, or somebody else's
 */
export async function forgetDevice(context: Context, id: string): Promise<void> {
  const { userId } = requireOwnAccount(context).actor;
  await context.db.transaction({ kind: "system", purpose: "forget a device" }, async (tx) => {
    const [device] = await tx.query<{ label: string }>({
      text: "DELETE FROM known_device WHERE id = $1::uuid AND user_id = $2::uuid RETURNING label",
      values: [id, userId],
    });
    if (!device) throw notFound("This device");
    await recordAudit(context, tx, {
      action: "device.forget",
      tenantId: context.tenant?.id ?? null,
      subjectType: "user",
      subjectId: userId,
      after: { device: device.label },
    });
  });
}
