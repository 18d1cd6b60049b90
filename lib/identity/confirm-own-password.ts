import { requireRecentSignIn, type UserContext } from "#lib/access";
import { invalid } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { verifyPassword } from "./password.ts";

const OWN_PASSWORD_LIMIT = { name: "own-password", limit: 10, windowSeconds: 15 * 60 };

/**
 * Has the signed-in person show that it is they who sit there: with their password, or, where there is none, with a
 * recent sign-in. Whoever finds an open browser cannot guess for long.
 * @throws `invalid` on the field `current`, `limit_exceeded`, `forbidden` with the reason `reauthentication_required`
 */
export async function confirmOwnPassword(context: UserContext, current: string, runtime: Pick<Runtime, "limiter">): Promise<void> {
  const { userId } = context.actor;
  const [row] = await context.db.system<{ password_hash: string | null }>({
    name: "own-password",
    text: `SELECT password_hash FROM "user" WHERE id = $1`,
    values: [userId],
  });
  if (!row?.password_hash) return requireRecentSignIn(context);
  await runtime.limiter.consume(OWN_PASSWORD_LIMIT, userId);
  if (!(await verifyPassword(row.password_hash, current))) {
    throw invalid("This is not your password.", [{ path: "current", message: "Enter the password that you use now." }]);
  }
  await runtime.limiter.giveBack(OWN_PASSWORD_LIMIT, userId);
}
