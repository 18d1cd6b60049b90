import type { Queryable } from "#lib/platform/database";

/** Where somebody has been seen: addresses of their sessions, and the hashes by which their devices are known. */
export interface Origins {
  addresses: string[];
  devices: string[];
}

/**
 * Where people have been seen since a moment, for comparing whether two are one. For judging fraud alone: nobody is shown it but reviewers.
 * @returns one for each id, in its order; nothing known is empty
 */
export async function originsOf(tx: Queryable, userIds: readonly string[], since: Date): Promise<Origins[]> {
  const rows = await tx.query<{ user_id: string; addresses: string[]; devices: string[] }>({
    text: `SELECT u.id AS user_id,
             ARRAY(SELECT DISTINCT s.ip FROM auth_session s WHERE s.user_id = u.id AND s.ip IS NOT NULL AND s.last_used_at >= $2::timestamptz
                   AND s.impersonation_id IS NULL) AS addresses,
             ARRAY(SELECT d.token_hash FROM known_device d WHERE d.user_id = u.id) AS devices
           FROM "user" u WHERE u.id = ANY($1::uuid[])`,
    values: [userIds, since],
  });
  const found = new Map(rows.map(({ user_id, addresses, devices }) => [user_id, { addresses, devices }]));
  return userIds.map((id) => found.get(id) ?? { addresses: [], devices: [] });
}
