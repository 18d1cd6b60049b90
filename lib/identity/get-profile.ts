import { requireOwnAccount, type UserContext } from "#lib/access";
import { unauthenticated } from "#lib/platform/errors";

/** What the person's own account page shows. @throws `forbidden` while somebody else acts as them */
export async function getProfile(context: UserContext): Promise<{ name: string; email: string; hasPassword: boolean }> {
  const { actor, db } = requireOwnAccount(context);
  const [row] = await db.system<{ name: string; email: string; has_password: boolean }>({
    name: "own-profile",
    text: `SELECT name, email, password_hash IS NOT NULL AS has_password FROM "user" WHERE id = $1`,
    values: [actor.userId],
  });
  if (!row) throw unauthenticated();
  return { name: row.name, email: row.email, hasPassword: row.has_password };
}
