import type { Context } from "#lib/access";
import { newId, sha256 } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { deviceLabel } from "./device-label.ts";
import { languageOfAddress } from "./language-of-address.ts";

interface DeviceRow {
  id: string;
  is_new: boolean;
  /** Devices that the person was known on before this one. */
  others: number;
}

// `xmax = 0` tells a row that was inserted from one that was there.
const REMEMBER = `
  WITH others AS (SELECT count(*)::int AS n FROM known_device WHERE user_id = $2::uuid AND token_hash <> $3),
  written AS (
    INSERT INTO known_device (id, user_id, token_hash, label, first_seen_at, last_seen_at) VALUES ($1::uuid, $2::uuid, $3, $4, $5, $5)
    ON CONFLICT (user_id, token_hash) DO UPDATE SET last_seen_at = excluded.last_seen_at, label = excluded.label
    RETURNING id, xmax = 0 AS is_new
  ) SELECT written.id, written.is_new, others.n AS others FROM written, others`;

/**
 * Notes that a person was let in on a browser. When it is a new one beside others, they are told by mail, in the same
 * transaction.
 */
export async function rememberDevice(
  context: Context,
  tx: Transaction,
  runtime: Pick<Runtime, "config" | "jobs" | "clock">,
  person: { id: string; email: string; name: string },
  deviceToken: string,
): Promise<{ id: string }> {
  const label = deviceLabel(context.origin.userAgent);
  const now = context.clock.now();
  const [device] = await tx.query<DeviceRow>({ text: REMEMBER, values: [newId(), person.id, sha256(deviceToken), label, now] });
  if (!device) throw new Error("The device was not written");
  if (device.is_new && device.others > 0) {
    const { ip } = context.origin;
    const at = now.toUTCString();
    const mail = composeMail(await languageOfAddress(tx, person.email), {
      title: "New sign-in to your account",
      greeting: `Hello ${person.name},`,
      paragraphs: [
        ip
          ? `your account was just used on a device that we have not seen before: ${label}, from the address ${ip}, on ${at}.`
          : `your account was just used on a device that we have not seen before: ${label}, on ${at}.`,
        "If that was you, there is nothing to do. If not, end that session and change your password.",
      ],
      action: { label: "See your sessions", url: `${runtime.config.publicUrl}/account/sessions` },
    });
    await enqueueMail(runtime, tx, { tenantId: null, to: person.email, ...mail });
  }
  return { id: device.id };
}
