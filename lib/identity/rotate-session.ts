import type { UserContext } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { unauthenticated } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import type { SignedIn } from "./admit-person.ts";

/** What `sessionCookies` needs; a browser that was not known stays so. */
export type RotatedSession = Omit<SignedIn, "deviceToken"> & { deviceToken: string | null };

/** How long the replaced session still counts, so that requests under way do not fail. */
export const OVERLAP_SECONDS = 30;

// Facts and ends stay: a session does not become younger by being replaced. The person's version is taken as it is now.
const REPLACE = `
  INSERT INTO auth_session (id, user_id, active_tenant_id, session_version, stage, methods, authenticated_at, is_remembered, device_id, country,
                            host, root_session_id, impersonation_id, provider_id, only_tenant_id, ip, user_agent, created_at, last_used_at, expires_at)
  SELECT $2::uuid, s.user_id, s.active_tenant_id, u.session_version, s.stage, s.methods, s.authenticated_at, s.is_remembered, s.device_id, s.country,
         s.host, s.root_session_id, s.impersonation_id, s.provider_id, s.only_tenant_id, s.ip, s.user_agent, s.created_at, $3, s.expires_at
  FROM auth_session s JOIN "user" u ON u.id = s.user_id
  WHERE s.id = $1::uuid AND s.revoked_at IS NULL AND s.expires_at > $3 AND s.revoked_reason IS NULL
  RETURNING expires_at, is_remembered`;

/**
 * Replaces the caller's session by one with the same facts and another id, in the caller's transaction: whoever had got
 * hold of the old cookie loses it. What followed the old one follows the new one. The old one still counts for
 * `OVERLAP_SECONDS`, as a follower of the new one, and ends with it at the latest.
 * @returns the new session, for `sessionCookies`
 * @throws `unauthenticated` when the session is over, or was replaced a moment ago
 */
export async function rotateSession(context: UserContext, tx: Transaction, runtime: Pick<Runtime, "clock">): Promise<RotatedSession> {
  const { sessionId: oldId, userId, platformRole } = context.actor;
  const now = runtime.clock.now();
  const id = newId();
  // Two at once: the second waits here, and then finds the session replaced.
  await tx.query({ text: "SELECT id FROM auth_session WHERE id = $1::uuid FOR UPDATE", values: [oldId] });
  const [made] = await tx.query<{ expires_at: Date; is_remembered: boolean }>({ text: REPLACE, values: [oldId, id, now] });
  if (!made) throw unauthenticated();
  await tx.query({ text: "UPDATE auth_session SET root_session_id = $2::uuid WHERE root_session_id = $1::uuid", values: [oldId, id] });
  await tx.query({
    text: `UPDATE auth_session SET root_session_id = $2::uuid, revoked_reason = 'rotated',
                  expires_at = least(expires_at, $3::timestamptz + $4 * interval '1 second')
           WHERE id = $1::uuid`,
    values: [oldId, id, now, OVERLAP_SECONDS],
  });
  const tokenSeconds = Math.max(1, Math.floor((made.expires_at.getTime() - now.getTime()) / 1_000));
  return {
    sessionId: id,
    userId,
    isStaff: platformRole !== null,
    stage: "open",
    cookieSeconds: made.is_remembered ? tokenSeconds : null,
    tokenSeconds,
    deviceToken: context.origin.deviceToken,
  };
}
