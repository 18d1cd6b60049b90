import { type Client, escapeIdentifier, escapeLiteral } from "pg";
import { deriveSecret } from "#lib/platform/crypto";

/** The role as which the portal connects. It owns nothing and cannot pass row-level security. */
export const APP_ROLE = "bizosaas_app";
/** What a transaction becomes to cross tenants. Nobody signs in as it. */
export const PLATFORM_ROLE = "bizosaas_platform";

/**
 * The URL as which the portal connects, made from the owner's. Its password is derived from `AUTH_SECRET`, so that every
 * process of an installation knows it and nothing has to keep it.
 */
export function appDatabaseUrl(ownerUrl: string, authSecret: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = deriveSecret(authSecret, "database-app-role");
  return url.toString();
}

/**
 * Creates the portal's two roles, or brings them into the wanted state. Safe to repeat and to run twice at once.
 * @param password what the app role signs in with, or null to leave its password alone
 * @throws when `client`'s role may not do it; the message names the SQL that an administrator can run instead
 */
export async function ensureRoles(client: Client, password: string | null): Promise<void> {
  const app = escapeIdentifier(APP_ROLE);
  const platform = escapeIdentifier(PLATFORM_ROLE);
  await client.query("BEGIN");
  try {
    // Roles belong to the whole cluster: two starts on two databases of one cluster must not race.
    await client.query("SELECT pg_advisory_xact_lock(hashtext('bizosaas.roles'))");
    const { rows } = await client.query<{ rolname: string }>("SELECT rolname FROM pg_roles WHERE rolname = ANY($1)", [[APP_ROLE, PLATFORM_ROLE]]);
    const existing = new Set(rows.map((row) => row.rolname));
    if (!existing.has(PLATFORM_ROLE)) await client.query(`CREATE ROLE ${platform} NOLOGIN`);
    if (!existing.has(APP_ROLE)) await client.query(`CREATE ROLE ${app} LOGIN NOINHERIT`);
    if (password !== null) await client.query(`ALTER ROLE ${app} PASSWORD ${escapeLiteral(password)}`);
    if (!(await isMember(client, APP_ROLE))) await client.query(`GRANT ${platform} TO ${app}`);
    // The owner takes on the platform role too: for backups and data migrations, since FORCE binds even the owner.
    if (!(await isMember(client, "current_user"))) await client.query(`GRANT ${platform} TO CURRENT_USER`);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    if ((error as { code?: string }).code !== "42501") throw error;
    throw new Error(
      `The database role may not create roles. Give it CREATEROLE, or let an administrator run: ` +
        `CREATE ROLE ${PLATFORM_ROLE} NOLOGIN; CREATE ROLE ${APP_ROLE} LOGIN NOINHERIT PASSWORD '…'; GRANT ${PLATFORM_ROLE} TO ${APP_ROLE}; ` +
        `GRANT ${PLATFORM_ROLE} TO <this role>; and set DATABASE_APP_URL.`,
      { cause: error },
    );
  }
}

async function isMember(client: Client, member: string): Promise<boolean> {
  const name = member === "current_user" ? "current_user" : escapeLiteral(member);
  const { rows } = await client.query<{ member: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
                    WHERE r.rolname = ${escapeLiteral(PLATFORM_ROLE)} AND u.rolname = ${name}
                      AND coalesce((to_jsonb(m)->>'set_option')::boolean, true)) AS member`,
  );
  return rows[0]?.member === true;
}
