/** What holds for a tenant's memberships, whoever changes them: its admins, a sign-in service, or its directory. */
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";

/**
 * Whether the tenant has an admin besides this person who can come in. The caller has locked its admins, so that of two who
 * go at once the second sees the first.
 */
export async function hasAnotherAdmin(tx: Queryable, tenantId: string, userId: string): Promise<boolean> {
  const others = await tx.query({
    text: `SELECT 1 FROM membership m JOIN "user" u ON u.id = m.user_id AND u.status = 'active'
           WHERE m.tenant_id = $1::uuid AND m.role = 'tenant_admin' AND m.status = 'active' AND m.user_id <> $2::uuid LIMIT 1`,
    values: [tenantId, userId],
  });
  return others.length > 0;
}

/**
 * Members and invitations that still count fill the places of the plan; two at once do not both get the last one.
 * @throws `conflict` when there are fewer free than wanted
 */
export async function requirePlaces(tx: Transaction, tenantId: string, wanted: number, now: Date): Promise<void> {
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('places:' || $1, 0))::text", values: [tenantId] });
  const [places] = await tx.query<{ max_users: number | null; taken: number; plan: string }>({
    text: `SELECT p.max_users, p.name AS plan, ((SELECT count(*) FROM membership m WHERE m.tenant_id = t.id)
             + (SELECT count(*) FROM invitation i WHERE i.tenant_id = t.id AND i.status = 'pending' AND i.expires_at > $2))::int AS taken
           FROM tenant t JOIN plan p ON p.key = t.plan_key WHERE t.id = $1::uuid`,
    values: [tenantId, now],
  });
  if (!places || places.max_users === null || places.taken + wanted <= places.max_users) return;
  const free = Math.max(0, places.max_users - places.taken);
  throw conflict(
    `The plan ${places.plan} has places for ${places.max_users} people, and ${free === 0 ? "none is" : `${free} ${free === 1 ? "is" : "are"}`} free. Change the plan, or remove people or open invitations first.`,
  );
}
